export default {
  title: 'Decided by the catalogue',
  assisting: 'Assisting',
  sign: 'Sign',
  contact: 'First contact',
  feedback: 'Feedback',
  byCatalogue: 'Dispatch by catalogue',
  otherwise: 'Decide otherwise…',
}
