export default {
  offered: 'Places the words speak of',
  confidence: '{percent}% sure',
  learned: '{n} earlier case of {name} was handled here | {n} earlier cases of {name} were handled here',
}
