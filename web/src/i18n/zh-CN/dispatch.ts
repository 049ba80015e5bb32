export default { title: '派单' }
