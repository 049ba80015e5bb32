export default {
  offered: 'Places the words speak of',
  confidence: '{percent}% sure',
}
