export default {
  offered: '文字中说到的地方',
  confidence: '把握 {percent}%',
}
