export default {
  title: '派单目录的决定',
  assisting: '协办',
  inward: '同时派给社区',
  inwardOf: '同时派给{unit}（双派发）',
  inwardDuty: '{unit}的职责',
  inwardMissing: '请写明社区的职责，或不派给社区。',
  sign: '签收',
  contact: '首次联系',
  feedback: '反馈',
  byCatalogue: '按目录派单',
  otherwise: '另行决定…',
}
