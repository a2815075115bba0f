import type { ServerResponse } from 'node:http'

/**
 * How long an answer that was asked for before the end began may take, in milliseconds: longer than any page or
 * transaction should, shorter than whoever stops us waits before it kills.
 */
const PATIENCE = 5000

/** Which requests are being answered, so that a server that closes can let them be answered first. */
export function drain() {
  let open = 0
  let whenNone: (() => void) | undefined

  return {
    /** A request has come in; it is over when its answer has left, or its connection has gone. */
    begun(answer: ServerResponse): void {
      open++
      answer.once('close', () => {
        open--
        if (open === 0) whenNone?.()
      })
    },

    /** Settles as soon as nothing is being answered, or patience is at its end. */
    async ended(patience = PATIENCE): Promise<void> {
      if (open === 0) return
      const { promise, resolve } = Promise.withResolvers<void>()
      whenNone = resolve
      const timer = setTimeout(resolve, patience)
      await promise
      clearTimeout(timer)
    },
  }
}
