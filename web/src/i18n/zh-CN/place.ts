export default {
  offered: '文字中说到的地方',
  confidence: '把握 {percent}%',
  learned: '以前“{name}”的 {n} 件在这里办',
}
