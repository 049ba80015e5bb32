import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from '@/App.vue'
import { onLoggedOut } from '@/api/http'
import { i18n, speak } from '@/i18n'
import { queries } from '@/lib/queries'
import { router } from '@/router'
import { usePreferences } from '@/stores/preferences'
import { useSession } from '@/stores/session'
import 'element-plus/theme-chalk/base.css'
import '@/styles/tokens.css'
import '@/styles/base.css'

const app = createApp(App)
app.use(createPinia())
app.use(i18n)
app.use(VueQueryPlugin, { queryClient: queries })

onLoggedOut(() => {
  const session = useSession()
  if (!session.current) return
  session.lost()
  void router.push({ name: 'log-in', query: { back: router.currentRoute.value.fullPath } })
})

void speak(usePreferences().locale).then(() => {
  app.use(router)
  app.mount('#app')
})
