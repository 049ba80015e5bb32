/// <reference types="vite/client" />
import type { Component } from 'vue'
import 'vue-router'
import type { Role } from '@/api/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** i18n key of the page's name, for the window title and the navigation. */
    title?: string
    /** Reachable without log-in. */
    open?: boolean
    /** Drawn without the staff shell (log-in, citizen's portal). */
    bare?: boolean
    /** Roles that may open the page; absent = every logged-in person. */
    roles?: readonly Role[]
    /** Place in the left navigation; absent = not there. */
    nav?: { order: number; icon: Component; badge?: Component }
  }
}
