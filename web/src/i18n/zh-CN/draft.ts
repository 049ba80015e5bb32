export default {
  write: '按办理记录起草',
  hint: '只写本轮办理记录里有的内容；处理结果请自己写。已填写的不会被改动。',
  full: '两处都已填写，没有改动。清空后可重新起草。',
  summary: '工单摘要',
  summarise: '生成摘要',
}
