export default {
  unknown: '页面出了差错，请刷新后再试。',
  http: '服务器没有完成这个请求（{status}），请稍后再试。',
  client: {
    offline: '网络不通，内容已保留。请检查网络后重试。',
    timeout: '服务器迟迟没有回应，内容已保留。重试不会重复提交。',
    unreadable: '服务器的回应无法读取，请刷新后再试。',
  },
  field: {
    checks: '请逐项选择合格或不合格，不合格的写明问题',
    required: '这里要填写',
    invalid: '这里填得不对',
    point: '请填经度和纬度，如 116.4039, 39.9149',
    phone: '请填写完整的电话号码',
    'too-long': '太长了',
    'too-short': '太短了',
    'out-of-range': '超出了允许的范围',
    'case-number': '编号是 14 位数字，请逐位核对',
    'phone-tail': '请填写四位数字',
    'passwords-differ': '两次填写的新密码不一样',
  },
}
