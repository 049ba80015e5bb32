export default {
  title: '派单目录的决定',
  assisting: '协办',
  sign: '签收',
  contact: '首次联系',
  feedback: '反馈',
  byCatalogue: '按目录派单',
  otherwise: '另行决定…',
}
