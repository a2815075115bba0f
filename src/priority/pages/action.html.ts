import type { StaffPage } from '../../accounts/index.ts'
import { dayInWords, momentInWords } from '../../briefing/index.ts'
import { backLink, type Reader } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Problem } from '../../kit/result.ts'
import { dayOf, type WorkingDays } from '../../pack/index.ts'
import type { ActionVersion } from '../action-queries.ts'
import { type Action, dueOf, nextSteps, type Step } from '../rules/actions.ts'
import { type Change, changeSince } from '../rules/change.ts'
import { type Followed, keyOf } from '../rules/measure-key.ts'
import type { Series } from '../rules/series.ts'
import { answersSaid, capital, changeSaid, dueSaid, measureName, people } from '../say.ts'
import { priorityUrls } from '../urls.ts'
import { stateTag } from './action-list.html.ts'
import { errorOf, errors, submit } from './frame.html.ts'

interface Shown {
  readonly slug: string
  readonly action: Action
  readonly versions: readonly ActionVersion[]
  readonly today: string
  readonly days: WorkingDays
  /** By which it may be judged. */
  readonly measures: readonly Followed[]
  /** The one that it is judged by. */
  readonly effect: Series | null
  readonly faults: readonly Problem[]
  readonly reason: string
  readonly overtaken: boolean
  /** Absent: this reader may look only. */
  readonly csrf?: Html
}

/** One action: what, who, until when; what became of it, row by row; and whether its measure moved. */
export const actionPage = (reader: Reader, shown: Shown): StaffPage => {
  const { t, pack } = reader
  const { slug, action, versions, today, days, faults, overtaken, csrf } = shown
  const due = dueOf(action, today, days)
  return {
    title: faults.length > 0 ? t('Error: {name}', { name: t('Action') }) : t('Action'),
    before: backLink(priorityUrls.actions(slug), t('All actions')),
    main: html`${errors(reader, faults)}${overtaken && html`<div class="govuk-inset-text" role="alert">${t('Somebody else changed this action meanwhile. Look at it as it is now, then do what is still to be done.')}</div>`}<h1 class="govuk-heading-l">${action.says}</h1>${stateTag(t, action)}
${govukOnce('SummaryList', {
  rows: [
    { key: { text: t('Who sees to it') }, value: { text: action.owner } },
    {
      key: { text: t('By when') },
      value: { text: due ? dueSaid(t, due, action.dueOn) : dayInWords(action.dueOn) },
    },
    { key: { text: t('Answers') }, value: { text: answersSaid(t, pack, action) } },
    {
      key: { text: t('Reminders') },
      value: {
        text: action.ownerEmail
          ? t('By e-mail, once a week at most, while it is due soon or overdue')
          : t('None: no e-mail is given'),
      },
    },
  ],
})}
${csrf && html`<p class="govuk-body"><a class="govuk-link" href="${priorityUrls.action(slug, action.id)}?reword=yes">${t('Word it anew, or move its day')}</a></p>`}
${csrf && steps(reader, shown, csrf)}
<h2 class="govuk-heading-m">${t('What became of it')}</h2><ol class="es-versions"><li class="es-version"><p class="es-version__who"><strong>${t('Planned')}</strong> · ${action.plannedBy}, ${momentInWords(action.plannedAt)}</p></li>${action.steps.map(
      ({ step, reason, at, by }) =>
        html`<li class="es-version"><p class="es-version__who"><strong>${stepSaid(t, step)}</strong> · ${by}, ${momentInWords(at)}</p>${reason && html`<p class="es-version__words">${reason}</p>`}</li>`,
    )}</ol>
${effect(reader, shown)}
${
  versions.length > 1 &&
  html`<h2 class="govuk-heading-m">${t('How it was worded')}</h2><ol class="es-versions" reversed>${versions.map(
    (one) =>
      html`<li class="es-version" value="${one.version}"><p class="es-version__who"><strong>${t('Version {n}', { n: one.version })}</strong> · ${one.by}, ${momentInWords(one.at)}</p><p class="es-version__words">${one.says} · ${one.owner} · ${dayInWords(one.dueOn)}</p></li>`,
  )}</ol>`
}`,
  }
}

const stepSaid = (t: Reader['t'], step: Step): string =>
  ({ begun: t('Begun'), done: t('Done'), dropped: t('Dropped'), reopened: t('Taken up again') })[step]

const steps = (reader: Reader, { slug, action, faults, reason }: Shown, csrf: Html): Html => {
  const { t } = reader
  const next = nextSteps(action)
  const words: Record<Step, string> = {
    begun: t('It has begun'),
    done: t('It is done'),
    dropped: t('Drop it'),
    reopened: t('Take it up again'),
  }
  const form = (step: Step, more: Content = null): Html =>
    html`<form method="post" action="${priorityUrls.action(slug, action.id)}" novalidate>${csrf}<input type="hidden" name="after" value="${action.steps.length}"><input type="hidden" name="do" value="${step}">${more}${submit(words[step], step === 'dropped' || step === 'reopened' ? { classes: 'govuk-button--secondary' } : {})}</form>`
  const why = govukOnce('Input', {
    id: 'reason',
    name: 'reason',
    label: { text: t('Why is it dropped?') },
    value: reason,
    ...errorOf(reader, faults, 'reason'),
  })
  const drop = html`<details class="govuk-details"${faults.some(({ where }) => where === 'reason') && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Drop it')}</span></summary><div class="govuk-details__text">${form('dropped', why)}</div></details>`
  return html`<div class="es-steps">${next.filter((step) => step !== 'dropped').map((step) => form(step))}</div>${next.includes('dropped') && drop}`
}

/** Whether what it was to bring about has come; a change that came is not shown to have come of it. */
const effect = (reader: Reader, { slug, action, measures, effect: of, csrf, faults }: Shown): Html => {
  const { t, pack } = reader
  const since = of && changeSince(of.told, dayOf(action.plannedAt))
  return html`<h2 class="govuk-heading-m" id="effect">${t('Did it help?')}</h2>${
    of
      ? html`<p class="govuk-body">${t('Judged by {measure}, {people}.', { measure: measureName(t, pack, of.measure).toLowerCase(), people: people(pack, of.audience) })} ${moved(t, of, since)}</p>${action.effect?.note && html`<p class="es-version__words">${action.effect.note}</p>`}<p class="es-quiet">${action.effect && t('Noted by {who} on {when}.', { who: action.effect.by, when: momentInWords(action.effect.at) })} ${t('A figure that moved after an action need not have moved because of it.')}</p>`
      : html`<p class="govuk-body">${t('It is not said yet by which measure this is to be judged.')}</p>`
  }${
    csrf &&
    html`<form method="post" action="${priorityUrls.action(slug, action.id)}" novalidate>${csrf}<input type="hidden" name="do" value="effect">${govukOnce(
      'Select',
      {
        id: 'of',
        name: 'of',
        label: { text: t('Which measure should move?') },
        value: of?.key ?? (action.answers.kind === 'measure' ? action.answers.of : ''),
        items: measures.map((one) => ({
          value: keyOf(one),
          text: `${capital(people(pack, one.audience))}: ${measureName(t, pack, one.measure).toLowerCase()}`,
        })),
      },
    )}${govukOnce('Textarea', { id: 'note', name: 'note', label: { text: t('What was seen (optional)') }, rows: 3, value: action.effect?.note ?? '', ...errorOf(reader, faults, 'note') })}${submit(t('Save'), { classes: 'govuk-button--secondary' })}</form>`
  }`
}

const moved = (t: Reader['t'], of: Series, since: Change | null): string =>
  since
    ? changeSaid(t, of.scale, since)
    : t('No wave has asked since the action was planned, so whether it moved cannot be said yet.')
