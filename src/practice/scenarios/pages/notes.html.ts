import type { Reader } from '../../../frame/index.ts'
import { type Html, html } from '../../../kit/html.ts'
import { type ChildWords, childWords, fillChild, type Scenario, type Week } from '../../../pack/index.ts'
import { type Library, type Round, setOf, type WeekAnswers } from '../round.ts'

/** How the texts of a story are said: in the reader’s language, of its child. */
export type Tell = (text: string) => string

export function tellOf(
  reader: Reader,
  { rules }: Library,
  round: Round,
  nth: number,
  scenario: Scenario,
): Tell {
  const words = childWords(rules, scenario, round.children[nth] ?? {}, round.seed, nth)
  const said: ChildWords = Object.fromEntries(
    Object.entries(words).map(([place, word]) => [place, place === 'name' ? word : reader.t(word)]),
  )
  return (text) => fillChild(reader.t(text), said)
}

/** Who the child is, in a line above the file. */
export const whoLine = (library: Library, round: Round, tell: Tell): string =>
  tell(setOf(library, round.set)?.who ?? '')

/** The notes of the weeks so far; where the last is new, the page opens at it. */
export const notes = (
  reader: Reader,
  weeks: readonly Week[],
  answered: readonly WeekAnswers[],
  tell: Tell,
  isNew: boolean,
): Html =>
  html`<ol class="es-weeks">${weeks.map((week, i) => {
    const last = isNew && i === weeks.length - 1
    const own = answered[i]
    return html`<li class="es-weeks__week"${last && html` id="now"`}><h2 class="es-weeks__when">${reader.t(week.when)}</h2>${week.notes.map(
      ({ from, setting, at, say }) =>
        html`<article class="es-note es-note--${setting}"><h3 class="es-note__from">${reader.t(from)} <span class="es-note__at">${reader.t(at)}</span></h3><p>${tell(say)}</p></article>`,
    )}${own && own.worry !== null && html`<p class="es-weeks__you">${reader.t('You said then: worry {worry}', { worry: own.worry })}</p>`}</li>`
  })}</ol>`
