export default {
  title: '建议类别',
  byKeyword: '关键词',
  because: '依据：',
  unit: '以往多由{unit}承办（{share}）',
  models: {
    lead: '系统每天夜间用最近的工单重新学习类别、诉求类型、紧急程度和承办单位；新模型在最近的工单上（至多一个月）不比使用中的差、把握高的大多正确，才启用。',
    subject: { CATEGORY: '类别', KIND: '诉求类型', URGENCY: '紧急程度', UNIT: '承办单位' },
    state: { IN_FORCE: '使用中', RETIRED: '已被替换', NOT_BETTER: '未启用', ROLLED_BACK: '已回退' },
    column: { subject: '对象', learned: '训练时间', lessons: '训练工单', heldOut: '检验工单', accuracy: '首选正确', before: '原模型', topThree: '前三含正确', sure: '把握 ≥ 0.9 的占比 / 正确', state: '状态' },
    rollBack: '回退',
    rollBackSure: '确认回退',
    rolledBack: '已回退到上一个模型',
    empty: '还没有模型',
    emptyHint: '受理满 60 件工单后自动训练。',
  },
}
