export default { unreadOnly: 'Unread only', noneUnread: 'Nothing unread', cases: 'The cases', markRead: 'Mark as read', clock: '{clock} due {at}' }
