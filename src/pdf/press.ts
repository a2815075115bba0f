import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { faults, ok, type Result } from '../kit/result.ts'

/** What can be printed: text, numbers, lists and records of them. It reaches the page as data, never as markup. */
export type Printable =
  | string
  | number
  | boolean
  | null
  | readonly Printable[]
  | { readonly [key: string]: Printable }

export interface Printed {
  readonly bytes: Uint8Array
  readonly pages: number
  /** Characters that the typeface has no shape for; each run of them stands as […]. */
  readonly unprintable: readonly string[]
}

export interface Asked {
  /** Typst that reads `json(bytes(sys.inputs.data))`. */
  readonly template: string
  readonly data: Printable
  /** 2026-11-23: when the document says that it was made. */
  readonly day: string
}

/** What the worker answers. */
export type Answered = { readonly printed: Printed } | { readonly wrong: string }

export interface Press {
  /**
   * A tagged PDF (PDF/UA-1; a template that breaks its rules is refused as it is printed). One after another.
   * The same template, data and day give the same bytes.
   * @throws where the template is wrong, or makes no sound document
   */
  print(template: string, data: Printable, day: string): Promise<Printed>
}

/**
 * Starts the press in a thread of its own, for Typst answers only when it is done: whoever opens it early goes on
 * meanwhile. A process may end with it open. A fault where this machine has no Typst.
 */
export const openPress = async (): Promise<Result<Press>> => {
  const worker = new Worker(new URL('press-worker.ts', import.meta.url))
  try {
    await once(worker, 'message')
  } catch {
    return faults({
      where: 'PDF',
      what: 'Typst or its typeface is not installed, or has no edition for this machine.',
      right: 'Run npm install. The other formats can be made without it.',
    })
  }
  worker.unref()
  let last: Promise<unknown> = Promise.resolve()
  const ask = async (asked: Asked): Promise<Printed> => {
    worker.ref()
    try {
      worker.postMessage(asked)
      const [answered] = (await once(worker, 'message')) as [Answered]
      if ('wrong' in answered) throw new Error(answered.wrong)
      return answered.printed
    } finally {
      worker.unref()
    }
  }
  return ok({
    print(template, data, day) {
      const printed = last.then(() => ask({ template, data, day }))
      last = printed.catch(() => undefined)
      return printed
    },
  })
}
