import type { Climbed } from '../../concern/index.ts'
import { backLink, faultSummary, type Reader, type StaffPage, titled } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Look } from '../look.ts'
import { type Due, nextDue } from '../rules/due.ts'
import { BECAME, type Became } from '../rules/state.ts'
import {
  becameSaid,
  capacitySaid,
  formName,
  longDay,
  moment,
  supportSaid,
  tellerSaid,
  whySaid,
} from '../say.ts'
import type { ToldWords } from '../told-words.ts'
import { deskUrls } from '../urls.ts'
import { type Doing, doing } from './doing.html.ts'
import { history } from './history.html.ts'
import { ladder } from './ladder.html.ts'
import { meanwhile } from './meanwhile.html.ts'
import { messages } from './messages.html.ts'
import { named } from './named.html.ts'
import { own } from './own.html.ts'
import { dueTag, facts } from './parts.html.ts'
import { account, everything, safeFirst } from './told.html.ts'

export interface Concern extends Doing {
  readonly told: ToldWords
  /** What may be linked, who opened it, how the police grade it. */
  readonly more: Content
  readonly climbed: readonly Climbed[]
}

/** What is due of a concern for the team that looks at it. */
const dueOfLook = ({ clocks, team, state }: Look): Due | null => {
  const running = (kind: 'acknowledge' | 'decide'): Date | null =>
    team.capacity === 'receiver' && !state.closed
      ? (clocks.find((one) => one.kind === kind && one.stoppedAt === null)?.dueAt ?? null)
      : null
  return nextDue({
    openDueAt: null,
    openedAt: null,
    acknowledgeDueAt: running('acknowledge'),
    decideDueAt: running('decide'),
  })
}

/** One concern, for somebody of a team that sees it: what is due, how to be safe, what was told, and what was done. */
export const concernPage = (reader: Reader, all: Concern): StaffPage => {
  const { t, pack } = reader
  const { look, told, now, tried } = all
  const title = t('Concern {reference}', { reference: look.reference })
  const form = pack.forms.get(look.form)
  const due = dueOfLook(look)
  const lead = look.team.receives === 'lead'
  return {
    title: titled(reader, title, tried.faults),
    before: backLink(lead ? deskUrls.lead : deskUrls.inbox, t('Back to the inbox')),
    wide: true,
    main: html`${faultSummary(reader, tried.faults)}${meanwhile(reader, tried, now)}
<header class="es-concern__head"><span class="govuk-caption-l">${formName(pack, t, look.form)}</span><h1 class="govuk-heading-l es-reference">${look.reference}</h1>
<p class="es-concern__line">${look.significant && html`<span class="es-flag"><span aria-hidden="true">! </span>${t('Significant harm feared')}</span> `}${look.flooding && html`<span class="es-flag es-flag--quiet">${t('One of many at once')}</span> `}${due && dueTag(reader, due, now)}</p>
<p class="es-quiet">${tellerSaid(t, look.tellerKind)} · ${t('told {when}', { when: moment(look.toldAt, now) })} · ${t(look.team.team)} · ${capacitySaid(t, look.team.capacity)}</p><p class="es-concern__jump es-no-print"><a class="govuk-link" href="#doing">${t('What to do')}</a> <a class="govuk-link" href="#messages">${t('With the one who told')}</a> <a class="govuk-link" href="#history">${t('What has happened')}</a></p><p class="es-print-only">${t('Printed {when}. It names children and who must not find out: keep it locked away, and destroy it once it stands in the record.', { when: moment(now, now) })}</p></header>
<div class="es-concern"><div class="es-concern__main">
${safeFirst(reader, look, told)}
${look.answers === null && html`<div class="govuk-inset-text" role="alert">${t('What was told cannot be opened with the key of this service. Tell an administrator.')}</div>`}
${account(reader, look, told)}
${named(reader, form, look.mentions)}
${everything(reader, told)}
</div><div class="es-concern__side">
${doing(reader, all)}
${own(reader, all)}
${standing(reader, look, now)}
${all.more}
${messages(reader, look, now)}
${beside(reader, look)}
${ladder(reader, all)}
${history(reader, look, now)}
</div></div>`,
  }
}

/** What was decided, and what has come of it. */
const standing = ({ t, pack }: Reader, { state, clocks, team }: Look, now: Date): Content => {
  const outcome = pack.desk?.outcomes.find(({ id }) => id === state.decision?.what)
  const support = (id: string | null): string =>
    t(pack.desk?.supports.find((one) => one.id === id)?.say ?? id ?? '')
  const clock = (kind: 'acknowledge' | 'decide'): Content => {
    const one = clocks.find((each) => each.kind === kind)
    if (!one || team.capacity !== 'receiver') return null
    return one.stoppedAt
      ? t('Done {when}', { when: moment(one.stoppedAt, now) })
      : t('Due {when}', { when: moment(one.dueAt, now) })
  }
  return html`<section aria-labelledby="standing"><h2 class="govuk-heading-m" id="standing">${t('Where it stands')}</h2>${facts(
    [
      [t('Acknowledge'), clock('acknowledge')],
      [t('Decide'), clock('decide')],
      [
        t('Decision'),
        state.decision &&
          html`<strong>${outcome ? t(outcome.say) : state.decision.what}</strong><br><span class="es-quiet">${moment(state.decision.at, now)} · ${state.decision.by.name}</span>${state.decision.text && html`<span class="es-own-words">${state.decision.text}</span>`}`,
      ],
      [
        t('Support'),
        state.supports.length > 0 &&
          html`<ul class="govuk-list">${state.supports.map(({ what, how }) => html`<li>${support(what)}: <strong>${how && supportSaid(t, how)}</strong></li>`)}</ul>`,
      ],
      [t('Your reference'), state.reference?.text],
      [
        t('What became of it'),
        state.became &&
          BECAME.includes(state.became.what as Became) &&
          becameSaid(t, state.became.what as Became),
      ],
      [t('Closed'), state.closed && html`${moment(state.closed.at, now)} · ${state.closed.by.name}`],
    ],
  )}</section>`
}

/** Who sees it beside this team, and what they have decided. */
const beside = ({ t, pack }: Reader, look: Look): Html => {
  const decided = (teamId: string): string | null => {
    const last = look.steps.findLast((step) => step.teamId === teamId && step.kind === 'decided')
    return last ? t(pack.desk?.outcomes.find(({ id }) => id === last.what)?.say ?? last.what ?? '') : null
  }
  const others = look.seenBy.filter(({ teamId, endedAt }) => teamId !== look.team.teamId && endedAt === null)
  return html`<section aria-labelledby="beside"><h2 class="govuk-heading-m" id="beside">${t('Who else sees it')}</h2>${
    others.length === 0
      ? html`<p class="govuk-body es-quiet">${t('No other team.')}</p>`
      : html`<ul class="govuk-list es-others">${others.map(
          ({ teamId, team, capacity, why, openedAt }) =>
            html`<li><strong>${t(team)}</strong>${capacity === 'receiver' && html` · ${t('answers for it')}`}<br><span class="es-quiet">${whySaid(t, why)} ${openedAt ? t('Opened {when}.', { when: longDay(openedAt) }) : capacity === 'lead' ? null : t('Not opened yet.')}</span>${decided(teamId) && html`<br>${t('Decided: {what}', { what: decided(teamId) ?? '' })}`}</li>`,
        )}</ul>`
  }</section>`
}
