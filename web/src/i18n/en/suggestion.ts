export default {
  title: 'Suggested',
  byKeyword: 'keyword',
  because: 'Because: ',
  unit: 'Mostly handled by {unit} ({share})',
  models: {
    lead: 'Every night the category, kind, urgency and unit are learned anew from the latest cases. A new model is used only when, on the newest cases (a month at most), it is not worse than the one in use and what it is sure of is mostly right.',
    subject: { CATEGORY: 'Category', KIND: 'Kind', URGENCY: 'Urgency', UNIT: 'Unit' },
    state: { IN_FORCE: 'In use', RETIRED: 'Replaced', NOT_BETTER: 'Not used', ROLLED_BACK: 'Rolled back' },
    column: { subject: 'Of', learned: 'Learned', lessons: 'Cases', heldOut: 'Checked on', accuracy: 'First right', before: 'The one before', topThree: 'Among three', sure: 'Sure (≥ 0.9): share / right', state: 'State' },
    rollBack: 'Roll back',
    rollBackSure: 'Really roll back',
    rolledBack: 'The model before is in use again',
    empty: 'No model yet',
    emptyHint: 'Learned by itself from 60 accepted cases on.',
  },
}
