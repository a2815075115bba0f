import type { Reader } from '../frame/index.ts'
import { type Content, type Html, html } from '../kit/html.ts'
import { answerWords } from './answer-words.ts'
import type { Allocation, Answers, Compiled, ShownPage } from './answers.ts'
import { headingOf, sayFor } from './asked-page.html.ts'
import { isBlank, own } from './conditions.ts'
import { entriesOf, type Way } from './walk.ts'

interface ReviewView {
  readonly compiled: Compiled
  readonly allocation: Allocation
  readonly way: Way
}

/** Check your answers: every question that was asked, its answer, and a button to change it. */
export function review(reader: Reader, { compiled, allocation, way }: ReviewView): Html {
  const { t } = reader
  const groups: { title: string; rows: Html[] }[] = []
  for (const shown of listsFirst(way.pages)) {
    const say = sayFor(reader, { compiled, shown, allocation })
    const title = groupOf(reader, compiled, shown)
    const rows = shown.list
      ? [listRow(reader, shown, way.answers, say)]
      : shown.questions.map((question) =>
          row(
            reader,
            say(question.ask),
            answerWords(t, say, question, answersOf(shown, way.answers)),
            shown.key,
          ),
        )
    const last = groups.at(-1)
    if (last?.title === title) last.rows.push(...rows)
    else if (rows.length > 0) groups.push({ title, rows })
  }
  return html`${groups.map(
    ({ title, rows }) =>
      html`${title !== '' && html`<h2 class="govuk-heading-m">${title}</h2>`}<dl class="govuk-summary-list es-given">${rows}</dl>`,
  )}`
}

/** How many people there are stands before them. */
const listsFirst = (pages: readonly ShownPage[]): readonly ShownPage[] =>
  pages.flatMap((shown) => {
    if (shown.item === undefined)
      return shown.list && pages.some(({ key }) => key === `${shown.key}#0`) ? [] : [shown]
    const list = shown.item === 0 ? pages.find(({ key }) => key === shown.page.id) : undefined
    return list ? [list, shown] : [shown]
  })

/** A heading over each section, and over each person, vehicle or place. */
function groupOf(reader: Reader, compiled: Compiled, shown: ShownPage): string {
  if (shown.item !== undefined) return headingOf(reader, compiled, shown, (text) => reader.t(text))
  const section = compiled.definition.sections?.find(({ id }) => id === shown.page.section)
  if (shown.list) return shown.page.title ? reader.t(shown.page.title) : ''
  return section ? reader.t(section.title) : ''
}

const answersOf = ({ page, item }: ShownPage, answers: Answers): Answers =>
  item === undefined ? answers : (entriesOf(answers, page)[item] ?? {})

const listRow = (
  { t }: Reader,
  { page, key }: ShownPage,
  answers: Answers,
  say: (text: string) => string,
): Html =>
  row(
    { t },
    page.title ? say(page.title) : say(page.repeat?.item ?? ''),
    [t('Added: {number}', { number: entriesOf(answers, page).length })],
    key,
  )

const row = ({ t }: Pick<Reader, 't'>, ask: string, lines: readonly string[], key: string): Html =>
  html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${ask}</dt><dd class="govuk-summary-list__value">${broken(lines)}</dd><dd class="govuk-summary-list__actions"><button type="submit" class="es-link-button" name="_go" value="change ${key}">${t('Change')}<span class="govuk-visually-hidden"> ${ask}</span></button></dd></div>`

const broken = (lines: readonly string[]): Content =>
  lines.map((line, i) => html`${i > 0 && html`<br>`}${line}`)

/** What was added on a repeated page so far, each to be changed or taken away, and "add another". */
export function entryList(reader: Reader, { compiled, allocation, way }: ReviewView, list: ShownPage): Html {
  const { t } = reader
  const { page } = list
  const say = sayFor(reader, { compiled, shown: list, allocation })
  const entries = way.pages.filter((shown) => shown.page === page && shown.item !== undefined)
  const { min = 0, max = 0 } = page.repeat ?? {}
  const rows = entries.map((shown) => {
    const name = headingOf(reader, compiled, shown, say)
    const about = shown.done
      ? summaryOf(reader, say, page, entriesOf(way.answers, page)[shown.item ?? 0])
      : ''
    const button = (go: string, words: string) =>
      html`<button type="submit" class="es-link-button" name="_go" value="${go} ${shown.key}">${words}<span class="govuk-visually-hidden"> ${name}</span></button>`
    return html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${name}</dt><dd class="govuk-summary-list__value">${shown.done ? about : t('Not finished')}</dd><dd class="govuk-summary-list__actions">${button('change', t('Change'))}${entries.length > min && html` ${button('remove', t('Remove'))}`}</dd></div>`
  })
  return html`<h1 class="govuk-heading-l">${headingOf(reader, compiled, list, say)}</h1>
${
  rows.length > 0
    ? html`<dl class="govuk-summary-list es-given">${rows}</dl>`
    : html`<p class="govuk-body">${t('Nothing is added yet. You can go on without.')}</p>`
}
${
  entries.length < max
    ? html`<p><button type="submit" class="govuk-button govuk-button--secondary" name="_go" value="add ${page.id}">${say(page.repeat?.add ?? '')}</button></p>`
    : html`<p class="govuk-body">${t('You can add {number} at most.', { number: max })}</p>`
}`
}

/** By what an entry is known again: the first two of its answers. */
const summaryOf = (
  reader: Reader,
  say: (text: string) => string,
  { questions }: ShownPage['page'],
  entry: Answers = {},
): string =>
  questions
    .filter(({ id }) => !isBlank(own(entry, id) ?? ''))
    .slice(0, 2)
    .map((question) => answerWords(reader.t, say, question, entry).join(', '))
    .join(' · ')
