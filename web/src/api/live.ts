import type { Described } from '@/api/described'
import { http } from '@/api/http'

export type Today = Described<'Today'>

export const live = {
  today: () => http.get<Today>('/live/today'),

  /**
   * Follows today's figures. The browser repairs a broken line by itself, but gives up on an answer that is no stream
   * (a proxy's 502 while the server restarts); then we try again, later each time, up to a minute.
   *
   * @returns what to call to stop
   */
  follow(heard: (today: Today) => void, connected: (yes: boolean) => void = () => undefined): () => void {
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let pause = 1000
    const open = () => {
      source = new EventSource('/api/live')
      source.addEventListener('today', (event) => {
        pause = 1000
        connected(true)
        heard(JSON.parse((event as MessageEvent<string>).data) as Today)
      })
      source.onopen = () => connected(true)
      source.onerror = () => {
        connected(false)
        if (source?.readyState !== EventSource.CLOSED) return
        timer = setTimeout(open, pause)
        pause = Math.min(pause * 2, 60_000)
      }
    }
    open()
    return () => {
      clearTimeout(timer)
      source?.close()
    }
  },
}
