export default {
  title: 'Decided by the catalogue',
  assisting: 'Assisting',
  inward: 'Community at once',
  inwardOf: 'To {unit} at once (dual dispatch)',
  inwardDuty: 'What {unit} does',
  inwardMissing: 'Say what the community does, or leave it out.',
  sign: 'Sign',
  contact: 'First contact',
  feedback: 'Feedback',
  byCatalogue: 'Dispatch by catalogue',
  otherwise: 'Decide otherwise…',
}
