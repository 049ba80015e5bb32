const running = new Set<Promise<unknown>>()

/** Remembers an upload until it ends, so that what it belongs to is not sent without it. */
export function uploading<T>(upload: Promise<T>): Promise<T> {
  running.add(upload)
  const over = () => running.delete(upload)
  upload.then(over, over)
  return upload
}

/** Until no upload is on its way; one that failed is over too, and its field says so. */
export async function uploadsEnded(): Promise<void> {
  while (running.size > 0) {
    await Promise.allSettled(running)
    // the field takes the file's number first
    await Promise.resolve()
  }
}
