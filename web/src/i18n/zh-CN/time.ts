export default {
  today: '今天 {time}',
  tomorrow: '明天 {time}',
  yesterday: '昨天 {time}',
  day: '{month}月{day}日 {time}',
  dayOfYear: '{year}年{month}月{day}日 {time}',
  left: '还剩 {span}',
  over: '超时 {span}',
  dueAt: '截止 {at}',
  span: {
    moment: '不到 1 分钟',
    minutes: '{minutes} 分钟',
    hoursMinutes: '{hours} 小时 {minutes} 分',
    hours: '{hours} 小时',
    daysHours: '{days} 天 {hours} 小时',
    days: '{days} 天',
  },
  limit: { m: '{n} 分钟', h: '{n} 小时', d: '{n} 天', wh: '{n} 个工作小时', wd: '{n} 个工作日' },
}
