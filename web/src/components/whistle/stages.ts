import type { Whistle, WhistleCall } from '@/api/whistles'

/** Where a called unit stands on the board (未报到、已报到、任务中、已完成). */
export const STAGES = ['SILENT', 'THERE', 'TASKS', 'READY'] as const
export type Stage = (typeof STAGES)[number]

export function tasksOf(whistle: Whistle, unit: number) {
  return whistle.tasks.filter((task) => task.unit.id === unit)
}

const open = (state: string) => state === 'GIVEN' || state === 'DONE'

export function stageOf(whistle: Whistle, call: WhistleCall): Stage {
  const tasks = tasksOf(whistle, call.unit.id)
  if (tasks.some((task) => open(task.state))) return 'TASKS'
  if (tasks.length) return 'READY'
  return call.presence === null ? 'SILENT' : 'THERE'
}

/** Whether every task is settled, so that the whistle can be ended. */
export const settled = (whistle: Whistle) => !whistle.tasks.some((task) => open(task.state))
