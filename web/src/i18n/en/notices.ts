export default { unreadOnly: 'Unread only', noneUnread: 'Nothing unread', markRead: 'Mark as read', clock: '{clock} due {at}' }
