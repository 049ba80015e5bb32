export default {
  clear: 'Clear',
  top: 'All',
  list: 'Choices',
  down: 'One level down',
  nothing: 'Nothing found; try another word',
  category: 'Type a word, or go level by level',
  unit: 'Type a name, or go level by level',
  area: 'Type a street or community, or go level by level',
  remove: 'Remove {name}',
  files: 'Add photos or files',
  photos: 'Photos',
  sending: 'Sending',
}
