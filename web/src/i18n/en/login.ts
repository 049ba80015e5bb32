export default {
  title: 'Log in',
  username: 'User name',
  passwordField: 'Password',
  submit: 'Log in',
  again: 'Your session has ended. After log-in you return to where you were.',
  citizen: 'Citizens: report something, see progress',
  password: {
    title: 'Change password',
    first: 'This is a first password. Please choose your own.',
    current: 'Present password',
    next: 'New password',
    again: 'New password again',
    rule: 'At least 10 characters; a sentence that is easy to remember will do.',
    submit: 'Change password',
    done: 'Password changed',
  },
}
