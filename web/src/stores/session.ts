import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { session as api, type Role, type Session } from '@/api/session'
import { isProblem } from '@/api/problem'
import { forgetDrafts } from '@/lib/drafts'

/** Who works here, and in which post. */
export const useSession = defineStore('session', () => {
  const current = ref<Session | null>(null)
  const asked = ref(false)

  const person = computed(() => current.value?.person ?? null)
  const post = computed(() => current.value?.post ?? null)
  const posts = computed(() => current.value?.posts ?? [])
  const role = computed<Role | null>(() => post.value?.role ?? null)
  const mustChangePassword = computed(() => person.value?.mustChangePassword ?? false)

  /** Asks the server once a page load who we are; null = nobody. */
  async function restore(): Promise<Session | null> {
    if (asked.value) return current.value
    try {
      current.value = await api.current()
    } catch (error) {
      if (!isProblem(error) || (error.status !== 401 && error.status !== 403)) throw error
      current.value = null
    }
    asked.value = true
    return current.value
  }

  async function logIn(username: string, password: string): Promise<void> {
    current.value = await api.logIn(username, password)
    asked.value = true
  }

  async function logOut(): Promise<void> {
    await api.logOut()
    forgetDrafts()
    current.value = null
  }

  async function takePost(id: number): Promise<void> {
    current.value = await api.takePost(id)
  }

  async function changePassword(from: string, to: string): Promise<void> {
    current.value = await api.changePassword(from, to)
  }

  /** The server no longer knows us; what was typed stays in its draft. */
  function lost(): void {
    current.value = null
  }

  const may = (roles: readonly Role[] | undefined) => !roles || (role.value !== null && roles.includes(role.value))

  return { current, person, post, posts, role, mustChangePassword, restore, logIn, logOut, takePost, changePassword, lost, may }
})
