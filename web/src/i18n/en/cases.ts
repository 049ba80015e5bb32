export default { title: 'Cases' }
