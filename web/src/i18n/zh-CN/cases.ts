export default { title: '工单' }
