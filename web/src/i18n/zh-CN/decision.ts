export default {
  title: '派单目录的决定',
  assisting: '协办',
  sign: '签收',
  contact: '首次联系',
  feedback: '反馈',
  rule: '（目录第 {version} 版，规则 {rule}）',
  byCatalogue: '按目录派单',
  otherwise: '另行决定…',
}
