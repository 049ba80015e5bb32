export default { unreadOnly: '只看未读', noneUnread: '没有未读的通知', markRead: '标为已读', cases: '看工单', clock: '{clock}时限 {at}' }
