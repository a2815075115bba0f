import type { Chosen, Pack } from '../pack/index.ts'

/**
 * What "whom should I tell?" seals its way under, so that a form by which something is told can open it: the two rooms
 * never know each other, and nobody asks twice.
 */
export const HANDED_OVER = 'whom-to-tell'

/** What was answered there, by the ids of the pack's questions, and the signs that were ticked before. */
export interface HandedOver {
  readonly chosen: Chosen
  readonly noticed: readonly string[]
}

/** What was sealed by another release may have another shape: what is no answer and no sign of today is left out. */
export function handedOver(value: unknown, { signs }: Pack): HandedOver {
  const { chosen, noticed } = (value ?? {}) as Partial<Record<keyof HandedOver, unknown>>
  const answers = Object.entries(chosen !== null && typeof chosen === 'object' ? chosen : {})
  const texts = (list: readonly unknown[]): string[] => list.filter((one) => typeof one === 'string')
  return {
    chosen: Object.fromEntries(
      answers.flatMap(([id, ticked]) => (Array.isArray(ticked) ? [[id, texts(ticked)]] : [])),
    ),
    noticed: Array.isArray(noticed) ? texts(noticed).filter((id) => signs.has(id)) : [],
  }
}
