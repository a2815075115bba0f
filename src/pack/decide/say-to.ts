import type { Teller, TextByTeller } from '../schema/common.ts'

/** The wording for this reader: their own, else the one for everybody; '' where the pack has neither. */
export const sayTo = (text: TextByTeller | undefined, teller: Teller): string =>
  typeof text === 'object' ? (text[teller] ?? text.default ?? '') : (text ?? '')
