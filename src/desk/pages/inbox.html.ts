import { faultSummary, type Reader, type StaffPage, titled } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Translate } from '../../kit/translate.ts'
import type { TeamId } from '../../pack/index.ts'
import { COUNTED } from '../cases/count-queries.ts'
import { type Filter, filterQuery, narrowedBy, SHOWING, type Showing } from '../cases/filter.ts'
import { type CasePage, LOOKED_AT } from '../cases/find-page.ts'
import { type Spot, spotText } from '../cases/places.ts'
import { casesTable } from './cases.html.ts'
import { type Narrowing, narrow } from './narrow.html.ts'
import { onAndBack } from './parts.html.ts'
import { searchBox } from './search.html.ts'

export interface Inbox extends Narrowing {
  /** Whose: of teams that answer, or of safeguarding leads. */
  readonly title: string
  readonly found: CasePage
  readonly counts: Readonly<Record<Showing, number>>
  readonly teams: readonly { readonly id: string; readonly name: string; readonly receives: TeamId }[]
  readonly links: readonly { readonly href: string; readonly words: string }[]
  readonly csrf: Html
  readonly me: string
  readonly now: Date
}

const words = (t: Translate): Record<Showing, string> => ({
  open: t('Open'),
  mine: t('With me'),
  unclaimed: t('With nobody'),
  overdue: t('Overdue'),
  answers: t('They have written'),
  closed: t('Closed'),
  all: t('All'),
})

/** What was told to these teams: what is due first stands first. */
export const inboxPage = (reader: Reader, inbox: Inbox): StaffPage => {
  const { t } = reader
  const { at, title, found, filter, faults, teams, me, now } = inbox
  const address = (of: Filter, spot: readonly (readonly [string, string])[] = []): string => {
    const query = [...filterQuery(of), ...spot].map(([name, value]) => [name, value])
    return query.length === 0 ? at : `${at}?${new URLSearchParams(query)}`
  }
  const to = (name: 'before' | 'after', spot: Spot | null): string | null =>
    spot && address(filter, [[name, spotText(spot)]])
  return {
    title: titled(reader, title, faults),
    wide: true,
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${title}</h1>
${searchBox(reader, { csrf: inbox.csrf })}
<nav class="es-no-print" aria-label="${t('Which ones')}"><ul class="es-tabs es-desk-tabs">${SHOWING.map(
      (showing) =>
        html`<li><a class="govuk-link" href="${address({ ...filter, showing })}"${showing === filter.showing && html` aria-current="true"`}>${words(t)[showing]} <span class="es-desk-count">${count(t, inbox.counts[showing])}</span></a></li>`,
    )}${inbox.links.map(({ href, words: said }) => html`<li><a class="govuk-link" href="${href}">${said}</a></li>`)}</ul></nav>
${narrow(reader, inbox)}
${
  found.rows.length === 0
    ? empty(reader, inbox)
    : casesTable(reader, { rows: found.rows, teams, me, now, caption: t('What is due first stands first') })
}
${found.partly && partly(reader, found)}
${onAndBack(reader, {
  name: t('Pages of the inbox'),
  first: found.before && address(filter),
  previous: to('before', found.before),
  next: to('after', found.after),
})}`,
  }
}

/** Past some hundreds nobody needs to know how many. */
const count = (t: Translate, n: number): string =>
  n > COUNTED ? t('{n} and more', { n: COUNTED }) : String(n)

const empty = ({ t }: Reader, { teams, counts, filter, found }: Inbox): Content =>
  !found.partly &&
  html`<p class="govuk-body es-desk-empty">${
    teams.length === 0
      ? t('You are in no team yet. An administrator puts you in one.')
      : counts.all === 0
        ? t('Nothing has been told here yet. It stands here as soon as something is.')
        : narrowedBy(filter) > 0
          ? t('There is none of these. Choose less, or another list above.')
          : filter.showing === 'open'
            ? t('Everything is closed. There is nothing to do here now.')
            : t('There is none of these.')
  }</p>`

const partly = ({ t }: Reader, { rows }: CasePage): Html =>
  html`<div class="govuk-inset-text" role="status">${rows.length === 0 ? t('There is none of these among the {n} that come next.', { n: LOOKED_AT }) : t('These are all among the {n} that come next.', { n: LOOKED_AT })} ${t('There may be more further on: go to the next page, or choose days.')}</div>`
