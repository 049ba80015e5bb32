export default {
  title: '登录',
  username: '用户名',
  passwordField: '密码',
  submit: '登录',
  again: '登录已过期，登录后回到刚才的页面。',
  citizen: '市民：我要反映、查进度',
  password: {
    title: '修改密码',
    first: '这是初始密码，请先换成自己的密码。',
    current: '现在的密码',
    next: '新密码',
    again: '再填一次新密码',
    rule: '至少 10 位；可以是一句好记的话。',
    submit: '修改密码',
    done: '密码已修改',
  },
}
