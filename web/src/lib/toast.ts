import { ElMessage } from 'element-plus/es/components/message/index'
import 'element-plus/theme-chalk/el-message.css'

/** A short word at the edge of the screen; refusals that need an answer stand in their form instead. */
export const toast = {
  done: (text: string) => void ElMessage({ type: 'success', message: text, duration: 3000 }),
  failed: (text: string) => void ElMessage({ type: 'error', message: text, duration: 6000, showClose: true }),
}
