import type { StaffPage } from '../../../accounts/index.ts'
import { dayInWords, type Reader } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import { dayOf } from '../../../pack/index.ts'
import { COMMENTS, IMPORTS, INSTRUMENTS, WAVES, wavePath, waveResultsPath } from '../../urls.ts'
import { type Wave, waveState } from '../wave.ts'
import { stateTag } from './state.html.ts'

interface HomeView {
  readonly waves: readonly Wave[]
  readonly counts: ReadonlyMap<string, number>
  /** Comments that wait, how many of them are overdue, and when the next is due: 2026-11-23. */
  readonly comments: { readonly waiting: number; readonly overdue: number; readonly due: string | null }
}

/** The officer's home: what is due, what is running, what can be read, and where to go. */
export const homePage = (reader: Reader, { waves, counts, comments }: HomeView): StaffPage => {
  const { t, pack } = reader
  const today = dayOf(reader.now)
  const running = waves.filter((wave) => ['open', 'planned'].includes(waveState(wave, today)))
  const unread = waves.filter((wave) => waveState(wave, today) === 'closed' && !wave.read)
  const title = t('Your work')
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<section aria-labelledby="due"><h2 class="govuk-heading-m" id="due">${t('Due')}</h2>${due(reader, comments)}${unread.map((wave) => html`<p class="govuk-body"><a class="govuk-link" href="${waveResultsPath(wave.id)}">${t('Read “{title}”, which has ended', { title: wave.title })}</a></p>`)}</section>
<section aria-labelledby="running"><h2 class="govuk-heading-m" id="running">${t('Running')}</h2>${
      running.length === 0
        ? html`<p class="govuk-body">${t('No survey is open.')} <a class="govuk-link" href="${WAVES}/new">${t('Open a survey')}</a></p>`
        : html`<ul class="es-rows">${running.map((wave) => html`<li><div><a class="govuk-link" href="${wavePath(wave.id)}"><strong>${wave.title}</strong></a> ${stateTag(reader, waveState(wave, today))}<p class="govuk-hint">${t('{n} answers', { n: counts.get(wave.id) ?? 0 })} · ${t('until {day}', { day: dayInWords(reader, wave.lastDay) })}</p></div></li>`)}</ul>`
    }</section>
<section aria-labelledby="places"><h2 class="govuk-heading-m" id="places">${t('Go to')}</h2><ul class="es-places">${[
      [WAVES, t('Surveys'), t('Open one, hand on its link, read it')],
      pack.survey && [INSTRUMENTS, t('What is asked'), t('See, copy and change the questions')],
      [COMMENTS, t('Comments'), t('Does any need telling?')],
      pack.survey && [`${IMPORTS}/new`, t('A file of answers'), t('Bring in what another service collected')],
      pack.survey && ['/partnership/focus-groups', t('Focus groups'), t('Notes, names, themes, quotes')],
      ['/partnership/briefings', t('Briefings'), t('Seven points from what was said')],
      pack.practice && [
        '/partnership/practice',
        t('Practice'),
        t('What people practise, and what it changed'),
      ],
      ['/partnership/priorities', t('Priorities'), t('What changes, wave by wave')],
    ].map(
      (place) =>
        place &&
        html`<li><a class="govuk-link" href="${place[0] ?? ''}"><strong>${place[1]}</strong></a><span>${place[2]}</span></li>`,
    )}</ul></section>`,
  }
}

const due = (reader: Reader, { waiting, overdue, due: day }: HomeView['comments']): Content => {
  const { t } = reader
  if (waiting === 0) return html`<p class="govuk-body">${t('No comment is waiting.')}</p>`
  return html`<p class="govuk-body">${overdue > 0 ? html`${govuk('Tag', { text: t('Overdue'), classes: 'govuk-tag--red' })} ` : null}<a class="govuk-link" href="${COMMENTS}">${t('{n} comments to look at: does any need telling?', { n: waiting })}</a>${overdue > 0 ? html` ${t('{n} are overdue.', { n: overdue })}` : day && html` ${t('The next is due by {day}.', { day: dayInWords(reader, day) })}`}</p>`
}
