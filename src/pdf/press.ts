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

/** A document to look at before it is printed. */
export interface Shown {
  /** The first side. Its text is drawn as shapes: what it says has to be told beside it. */
  readonly svg: string
  /** What the template tells of itself: the value of `#metadata(…) <told>`, null where there is none. */
  readonly told: Printable
}

export interface Asked {
  /** Typst that reads `json(bytes(sys.inputs.data))`. */
  readonly template: string
  readonly data: Printable
  /** 2026-11-23: when the document says that it was made. */
  readonly day: string
  readonly picture?: true
}

/** What the worker answers. */
export type Answered = { readonly printed: Printed } | { readonly shown: Shown } | { readonly wrong: string }

export interface Press {
  /**
   * A tagged PDF (PDF/UA-1; a template that breaks its rules is refused as it is printed). One after another.
   * The same template, data and day give the same bytes.
   * @throws where the template is wrong, or makes no sound document
   */
  print(template: string, data: Printable, day: string): Promise<Printed>
  /** The same as a picture, in a tenth of a second. @throws as `print` */
  show(template: string, data: Printable, day: string): Promise<Shown>
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
  const ask = async (asked: Asked): Promise<Exclude<Answered, { wrong: string }>> => {
    worker.ref()
    try {
      worker.postMessage(asked)
      const [answered] = (await once(worker, 'message')) as [Answered]
      if ('wrong' in answered) throw new Error(answered.wrong)
      return answered
    } finally {
      worker.unref()
    }
  }
  const queue = (asked: Asked): ReturnType<typeof ask> => {
    const answered = last.then(() => ask(asked))
    last = answered.catch(() => undefined)
    return answered
  }
  return ok({
    async print(template, data, day) {
      const answered = await queue({ template, data, day })
      if (!('printed' in answered)) throw new Error('A picture came instead of a document.')
      return answered.printed
    },
    async show(template, data, day) {
      const answered = await queue({ template, data, day, picture: true })
      if (!('shown' in answered)) throw new Error('A document came instead of a picture.')
      return answered.shown
    },
  })
}
