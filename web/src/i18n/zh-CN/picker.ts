export default {
  clear: '清除',
  top: '全部',
  list: '可选项',
  down: '看下一级',
  nothing: '没有找到，换个词试试',
  category: '输入关键词，或逐级选择',
  unit: '输入名称，或逐级选择',
  area: '输入街道或社区，或逐级选择',
  remove: '移除 {name}',
  files: '添加照片或文件',
  photos: '照片',
  sending: '正在上传',
}
