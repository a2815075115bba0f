import type { Reader } from '../frame/index.ts'
import { govuk } from '../kit/govuk.ts'
import { type Content, type Html, html } from '../kit/html.ts'
import type {} from '../kit/sent.ts'
import type { Allocation, Compiled, ShownPage } from './answers.ts'
import { faultWords } from './fault-words.ts'
import { anchorOf, field } from './field.html.ts'
import type { Say } from './field-view.ts'
import type { PageFault } from './read-page.ts'
import type { Typed } from './typed.ts'

/** What a caller puts around the questions: links to support, a note beside a box for free text. */
export interface Around {
  readonly above?: Content
  readonly below?: Content
  beside?(question: ShownPage['questions'][number]): Content
}

export interface AskedView {
  readonly compiled: Compiled
  readonly shown: ShownPage
  readonly allocation: Allocation
  readonly typed: Typed
  readonly faults: readonly PageFault[]
  readonly around: Around
  /** What the whole questionnaire begins with, on its first page. */
  readonly intro?: Content
  /** Of its heading. Default 1. */
  readonly level?: 2
}

/** How a page's texts are said to this person: translated, with the words of their arms. */
export function sayFor(
  { t }: Reader,
  { compiled, shown, allocation }: Pick<AskedView, 'compiled' | 'shown' | 'allocation'>,
): Say {
  const variants = compiled.variantsOf.get(shown.page.id)
  if (!variants) return (text) => t(text)
  const words: Record<string, string> = {}
  for (const { id, arms } of variants) {
    const arm = arms.find((one) => one.id === allocation.arms[id]) ?? arms[0]
    for (const [word, text] of Object.entries(arm?.words ?? {})) words[word] = t(text)
  }
  return (text) => t(text, words)
}

/** What is asked on one page: faults, heading, text, questions. No form around it, and no button. */
export function askedPage(reader: Reader, view: AskedView): Html {
  const { t } = reader
  const { compiled, shown, allocation, faults, typed, around } = view
  const { page, questions } = shown
  const say = sayFor(reader, view)
  const said = faults.map((fault) => ({ fault, text: faultWords(t, fault, reader.now, say) }))
  const alone = questions.length === 1 && !page.title && !page.text && !view.intro && shown.item === undefined
  return html`${
    said.length > 0 &&
    govuk('ErrorSummary', {
      titleText: t('There is a problem'),
      errorList: said.map(({ fault, text }) => ({
        text: questions.length > 1 ? named(say(fault.question.ask), text) : text,
        href: `#${anchorOf(fault, allocation)}`,
      })),
      disableAutoFocus: true,
    })
  }${around.above}
${!alone && heading(view, headingOf(reader, compiled, shown, say))}
${view.intro}${page.text && textOf(compiled, page, paragraphs(say(page.text)))}
${questions.map((question) => {
  const one = said.find(({ fault }) => fault.question === question)
  const fault = one && { text: one.text, part: one.fault.part }
  return html`${around.beside?.(question)}${field({ t, say, question, allocation, typed, fault, heading: alone && view.level === undefined })}${
    question.help && govuk('Details', { summaryText: t('Help with this question'), text: say(question.help) })
  }`
})}`
}

/** A text in which words differ between people is a story: it stands out from what is asked about it. */
const textOf = ({ variantsOf }: Compiled, { id }: ShownPage['page'], text: Content): Content =>
  variantsOf.has(id) ? html`<div class="es-story">${text}</div>` : text

/** Which of several questions a fault is about. */
const named = (ask: string, text: string): string =>
  /[?.!:]$/.test(ask) ? `${ask} ${text}` : `${ask}: ${text}`

const heading = ({ level }: AskedView, words: string): Html =>
  level === 2
    ? html`<h2 class="govuk-heading-l">${words}</h2>`
    : html`<h1 class="govuk-heading-l">${words}</h1>`

/** What a page is called; of a repeated one, which entry it is about. */
export function headingOf(
  reader: Reader,
  { definition }: Compiled,
  { page, item }: ShownPage,
  say: Say,
): string {
  const { t } = reader
  if (page.repeat && item !== undefined)
    return t('{item} {number}', { item: say(page.repeat.item), number: item + 1 })
  const section = definition.sections?.find(({ id }) => id === page.section)
  return page.title ? say(page.title) : t(section?.title ?? definition.title)
}

/** Text as paragraphs, parted by blank lines. */
export const paragraphs = (text: string): Content =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((part) => html`<p class="govuk-body">${part}</p>`)
