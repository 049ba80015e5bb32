export default { title: 'Dispatch' }
