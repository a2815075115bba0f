import type { Reader } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Teller } from '../../pack/index.ts'

/**
 * What a form sends to begin "whom should I tell?" where it is known who tells: the answer to the pack's first
 * question, if that is the one that asks it; and what was noticed, sealed, if anything was.
 */
export function tellFields({ pack }: Reader, teller: Teller, sealed?: string): Html {
  const [first] = pack.whomToTell.questions
  const answer = first?.options.find(({ means }) => means?.teller === teller)
  return html`${sealed !== undefined && html`<input type="hidden" name="sealed" value="${sealed}">`}${
    first &&
    answer &&
    html`<input type="hidden" name="question" value="${first.id}"><input type="hidden" name="answer" value="${answer.id}">`
  }`
}
