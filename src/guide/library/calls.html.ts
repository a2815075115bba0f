import { type Reader, telephone } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Contact, Pack, TradeGuide } from '../../pack/index.ts'

/** Whom a trade calls, in the order of its guide. */
export const callable = (pack: Pack, { contacts }: TradeGuide): Contact[] =>
  contacts.map((id) => pack.contacts.get(id)).filter((contact) => contact !== undefined)

/** The ways of reaching somebody at once, by call and by text. */
export const numbers = ({ t }: Reader, { telephone: call, text }: Contact): Content => [
  call && html`<span class="es-call__way">${telephone(call.number, 'es-number--big')}</span>`,
  text &&
    html` <span class="es-call__way">${call ? t('or text') : t('Text')} <a class="govuk-link es-number es-number--big" href="sms:${text.number.replaceAll(' ', '')}">${text.number}</a></span>`,
]

export interface CodeWord {
  readonly say: Html
  readonly explanation: string
  /** Said where nobody has compared it with the police yet. */
  readonly unchecked: string | undefined
}

/** What tells the call taker at once, where the police of the pack have such a word and this trade uses it. */
export function codeWord({ t, pack }: Reader, guide: TradeGuide): CodeWord | undefined {
  const { code_word, name } = pack.partnership.police
  if (!code_word || guide.code_word === false) return undefined
  return {
    say: t.html('Say “{word}”.', { word: html`<strong>${t(code_word.word)}</strong>` }),
    explanation: t(code_word.explanation),
    unchecked: code_word.source.unchecked
      ? t('Nobody has checked yet that {police} uses “{word}”. If they do not know it, say what you see.', {
          police: t(name),
          word: t(code_word.word),
        })
      : undefined,
  }
}
