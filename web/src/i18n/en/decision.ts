export default {
  title: 'Decided by the catalogue',
  assisting: 'Assisting',
  sign: 'Sign',
  contact: 'First contact',
  feedback: 'Feedback',
  rule: '(catalogue version {version}, rule {rule})',
  byCatalogue: 'Dispatch by catalogue',
  otherwise: 'Decide otherwise…',
}
