import { onScopeDispose, reactive } from 'vue'
import { isProblem } from '@/api/problem'
import { newKey } from '@/api/http'
import { publicCases, type UploadKey } from '@/api/publicCases'
import { useProblem } from '@/composables/useProblem'
import { shrunk } from '@/lib/photos'
import { keptFiles, type KeptFile } from './keptFiles'

export interface PortalFile extends KeptFile {
  url: string
  state: 'waiting' | 'sending' | 'sent' | 'refused'
  error?: string
  remote?: UploadKey
}

/** How many files one report may carry. */
export const MOST_FILES = 9

/**
 * Photos and recordings of the citizen: made small, sent at once when the line allows, again before the report goes.
 * With `keep` they survive a reload until the report is sent.
 */
export function useFiles(keep: boolean) {
  const { say } = useProblem()
  const files = reactive<PortalFile[]>([])
  const running = new Map<string, Promise<void>>()

  function show(kept: KeptFile): PortalFile {
    files.push({ ...kept, url: URL.createObjectURL(kept.blob), state: 'waiting' })
    return files[files.length - 1] as PortalFile
  }

  async function transfer(file: PortalFile): Promise<void> {
    file.state = 'sending'
    delete file.error
    try {
      file.remote = await publicCases.upload(new File([file.blob], file.name, { type: file.blob.type }))
      file.state = 'sent'
    } catch (error) {
      file.state = isProblem(error) && error.undecided ? 'waiting' : 'refused'
      if (file.state === 'refused') file.error = say(error)
      throw error
    }
  }

  function upload(file: PortalFile): Promise<void> {
    const already = running.get(file.local)
    if (already) return already
    const run = transfer(file).finally(() => running.delete(file.local))
    running.set(file.local, run)
    return run
  }

  function take(kind: PortalFile['kind'], name: string, blob: Blob): void {
    const kept: KeptFile = { local: newKey(), kind, name, blob }
    if (keep) void keptFiles.keep(kept)
    void upload(show(kept)).catch(() => undefined)
  }

  async function addPhotos(chosen: Iterable<File>): Promise<void> {
    for (const file of [...chosen].slice(0, Math.max(0, MOST_FILES - files.length))) take('PHOTO', file.name, await shrunk(file))
  }

  function addVoice(blob: Blob): void {
    const type = blob.type.includes('mp4') ? 'm4a' : blob.type.includes('ogg') ? 'ogg' : 'webm'
    take('AUDIO', `voice.${type}`, blob)
  }

  function remove(file: PortalFile): void {
    URL.revokeObjectURL(file.url)
    files.splice(
      files.findIndex((it) => it.local === file.local),
      1,
    )
    void keptFiles.drop(file.local)
  }

  /** Everything on the server, or the first reason why not. */
  async function sent(): Promise<UploadKey[]> {
    for (const file of files) if (!file.remote) await upload(file)
    return files.map((file) => file.remote).filter((it): it is UploadKey => it !== undefined)
  }

  async function restore(): Promise<void> {
    for (const kept of await keptFiles.all()) if (!files.some((it) => it.local === kept.local)) void upload(show(kept)).catch(() => undefined)
  }

  function clear(): void {
    for (const file of files) URL.revokeObjectURL(file.url)
    files.splice(0)
    if (keep) void keptFiles.clear()
  }

  if (keep) void restore()
  onScopeDispose(() => files.forEach((file) => URL.revokeObjectURL(file.url)))
  return { files, addPhotos, addVoice, remove, sent, clear }
}

export type Files = ReturnType<typeof useFiles>
