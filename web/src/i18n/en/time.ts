export default {
  today: 'today {time}',
  tomorrow: 'tomorrow {time}',
  yesterday: 'yesterday {time}',
  day: '{day}/{month} {time}',
  dayOfYear: '{day}/{month}/{year} {time}',
  left: '{span} left',
  over: '{span} overdue',
  dueAt: 'Due {at}',
  span: {
    moment: 'under 1 min',
    minutes: '{minutes} min',
    hoursMinutes: '{hours} h {minutes} min',
    hours: '{hours} h',
    daysHours: '{days} d {hours} h',
    days: '{days} d',
  },
  limit: { m: '{n} min', h: '{n} h', d: '{n} d', wh: '{n} working h', wd: '{n} working d' },
}
