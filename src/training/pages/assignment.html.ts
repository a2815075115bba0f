import { momentInWords } from '../../accounts/index.ts'
import { backLink, dayInWords, listTable, type Reader, type StaffPage } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Assignment } from '../queries.ts'
import type { TeamStanding } from '../standing.ts'
import { ASSIGNMENTS, morePath, assignmentPath as pathTo, takeOffPath } from '../urls.ts'
import { titlesOf } from './assignments.html.ts'

/** One person who is asked: in the order of names, and in no other. */
export interface PersonLine {
  readonly placeId: string
  readonly name: string
  readonly team: string
  /** How many of the practices are told as gone through, and when the last. */
  readonly done: number
  readonly lastDay: string | null
  /** Practices that they went through and that have a certificate. */
  readonly certificates: readonly { readonly module: string; readonly title: string }[]
}

export interface AssignmentView {
  readonly assignment: Assignment
  readonly teams: readonly TeamStanding[]
  readonly people: readonly PersonLine[]
  readonly from: number
  readonly links: readonly { readonly team: string; readonly address: string }[]
  readonly mayRemind: boolean
  readonly csrf: Html
}

/** How many people stand on one page. */
export const PEOPLE_A_PAGE = 50

/** How far each team is, and who has gone through it. Nothing of what they chose is anywhere. */
export function assignmentPage(reader: Reader, view: AssignmentView): StaffPage {
  const { t } = reader
  const { assignment, teams, people, links } = view
  return {
    title: t('Practice for your people'),
    before: backLink(ASSIGNMENTS, t('Practice for your people')),
    main: html`<h1 class="govuk-heading-xl">${titlesOf(reader, assignment.modules)}</h1>
<p class="govuk-body-l">${assignment.organisation}. ${t('Asked on {moment}.', { moment: momentInWords(reader, assignment.madeAt) })}${assignment.dueOn && html` ${t('By {day}.', { day: dayInWords(reader, assignment.dueOn) })}`}</p>
${assignment.endedAt && html`<p class="govuk-body"><strong>${t('It is over. Names and e-mails are deleted; the counts stay.')}</strong></p>`}
${govuk('Table', {
  caption: t('By team'),
  captionClasses: 'govuk-table__caption--m',
  firstCellIsHeader: true,
  head: [
    { text: t('Team') },
    { text: t('Went through all of it'), format: 'numeric' },
    { text: t('People'), format: 'numeric' },
  ],
  rows: teams.map(({ team, people: all, done }) => [
    { text: team },
    { text: String(done), format: 'numeric' },
    { text: String(all), format: 'numeric' },
  ]),
})}
${teams.some(({ shared }) => shared) && html`<p class="govuk-body es-quiet">${t('Of a link that a team shares each telling counts: who goes through it twice counts twice, since nobody’s name is in it.')}</p>`}
${
  links.length > 0 &&
  html`<h2 class="govuk-heading-m">${t('Links to pass on')}</h2><ul class="es-rows">${links.map(({ team, address }) => html`<li><div><strong>${team}</strong><p class="govuk-body">${address}</p></div></li>`)}</ul>`
}
${people.length > 0 && peopleTable(reader, view)}
${!assignment.endedAt && actions(reader, view)}`,
  }
}

function peopleTable(reader: Reader, { assignment, people, from, csrf }: AssignmentView): Content {
  const { t } = reader
  const path = pathTo(assignment.id)
  const shown = people.slice(from, from + PEOPLE_A_PAGE)
  const rows = shown.map((one): readonly Content[] => {
    const went =
      one.lastDay === null
        ? t('Not yet')
        : t('{done} of {all}, on {day}', {
            done: one.done,
            all: assignment.modules.length,
            day: dayInWords(reader, one.lastDay),
          })
    const own = one.certificates.map((each) => certificateForm(reader, path, one, each, csrf))
    const name = html`${one.name}${takeOffLink(reader, assignment.id, one)}`
    return [name, one.team, went, own.length > 0 ? own : t('None yet')]
  })
  return [
    html`<h2 class="govuk-heading-m">${t('People, by name')}</h2>${listTable(t('People, by name'), [t('Name'), t('Team'), t('Went through'), t('Certificate')], rows)}`,
    (from > 0 || people.length > from + PEOPLE_A_PAGE) &&
      govuk('Pagination', {
        landmarkLabel: t('Pages'),
        ...(from > 0
          ? { previous: { href: `${path}?from=${Math.max(0, from - PEOPLE_A_PAGE)}`, text: t('Before') } }
          : {}),
        ...(people.length > from + PEOPLE_A_PAGE
          ? { next: { href: `${path}?from=${from + PEOPLE_A_PAGE}`, text: t('After') } }
          : {}),
      }),
  ]
}

const takeOffLink = ({ t }: Reader, id: string, { placeId, name }: PersonLine): Html =>
  html`<br><a class="govuk-link es-no-print" href="${takeOffPath(id, placeId)}">${t('Take off the list')}<span class="govuk-visually-hidden">: ${name}</span></a>`

/** Whoever has left is asked no more. It cannot be undone: asked once more. */
export function takeOffPage(
  reader: Reader,
  { assignment, line, csrf }: { assignment: Assignment; line: PersonLine; csrf: Html },
): StaffPage {
  const { t } = reader
  const title = t('Take {name} off the list?', { name: line.name })
  return {
    title,
    before: backLink(pathTo(assignment.id), titlesOf(reader, assignment.modules)),
    main: html`<h1 class="govuk-heading-xl">${title}</h1><p class="govuk-body-l">${t('For somebody who has left. Their link leads nowhere then, their name and e-mail are deleted, and they are not counted any more. Print their certificate first, if they want it. It cannot be undone; you can ask them again.')}</p><form method="post" action="${takeOffPath(assignment.id, line.placeId)}">${csrf}${govuk('Button', { text: t('Take them off'), classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`,
  }
}

const certificateForm = (
  { t }: Reader,
  path: string,
  { placeId, name }: PersonLine,
  { module, title }: PersonLine['certificates'][number],
  csrf: Html,
): Html =>
  html`<form method="post" action="${path}/certificate">${csrf}<input type="hidden" name="place" value="${placeId}"><input type="hidden" name="module" value="${module}"><button type="submit" class="es-link-button">${title}<span class="govuk-visually-hidden">: ${t('certificate of {name}', { name })}</span></button></form>`

const actions = ({ t }: Reader, { assignment, people, mayRemind, csrf }: AssignmentView): Html => {
  const path = pathTo(assignment.id)
  const waitedFor = people.some(({ done }) => done < assignment.modules.length)
  return html`<section class="es-no-print"><h2 class="govuk-heading-m">${t('What you can do')}</h2>
${
  waitedFor &&
  (mayRemind
    ? html`<form method="post" action="${path}/reminder">${csrf}${govuk('Button', { text: t('Remind those who have not finished'), preventDoubleClick: true })}</form>`
    : html`<p class="govuk-body">${t('Reminded today. You can do it again tomorrow.')}</p>`)
}
<p class="govuk-body"><a class="govuk-link" href="${morePath(assignment.id)}">${t('Ask more people')}</a></p>
<p class="govuk-body"><a class="govuk-link" href="${path}/end">${t('End it, and delete names and e-mails')}</a></p></section>`
}

/** Ending cannot be undone: asked once more. */
export function endPage(
  reader: Reader,
  { assignment, csrf }: { assignment: Assignment; csrf: Html },
): StaffPage {
  const { t } = reader
  const path = pathTo(assignment.id)
  return {
    title: t('End it?'),
    before: backLink(path, titlesOf(reader, assignment.modules)),
    main: html`<h1 class="govuk-heading-xl">${t('End it?')}</h1><p class="govuk-body-l">${t('Its links lead nowhere then. Names and e-mails are deleted, and who went through it cannot be seen any more. How many of each team did stays. It cannot be undone.')}</p><form method="post" action="${path}/end">${csrf}${govuk('Button', { text: t('End it'), classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`,
  }
}
