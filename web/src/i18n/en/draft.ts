export default {
  write: 'Draft from what was done',
  hint: 'Says only what the records of this round tell; how it ended is yours to write. What you typed stays.',
  full: 'Both fields hold words already; nothing was changed. Clear one to draft it.',
  summary: 'Summary',
  summarise: 'Summarise the case',
}
