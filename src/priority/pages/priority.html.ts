import type { StaffPage } from '../../accounts/index.ts'
import { momentInWords, percent } from '../../briefing/index.ts'
import { backLink, type Reader } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { VOICES } from '../../pack/index.ts'
import { anyPractice, evidenceTables } from '../../practice/index.ts'
import { aimableBy, practiceKey } from '../aims.ts'
import type { Look } from '../look.ts'
import { PARTS } from '../parts.ts'
import { kickerOf } from '../report/print-report.ts'
import { isOpen } from '../rules/actions.ts'
import { capital, checkChanged, people, practiceNote, rangeOn } from '../say.ts'
import { priorityUrls } from '../urls.ts'
import { actionList } from './action-list.html.ts'
import { gapByWave } from './gap-by-wave.html.ts'
import { learningLeft } from './learning.html.ts'
import { coverage, edit, questions } from './question.html.ts'
import { seriesCard } from './series.html.ts'
import { targetLine } from './target-line.html.ts'
import { toldSection } from './told.html.ts'

/** One priority: what nobody acts on first, then the question, what we know, what we do, and what this cannot tell. */
export const priorityPage = (reader: Reader, look: Look, writes: boolean): StaffPage => {
  const { t } = reader
  const { one, left, learning, evidence, covered, cannotTell } = look
  const { slug, words } = one
  return {
    title: t('Priority'),
    wide: true,
    before: backLink(priorityUrls.all, t('All priorities')),
    main: html`<div class="es-priority"><div class="es-priority__head"><p class="es-kicker">${kickerOf({ number: words.number.words, plan: words.plan.words, years: words.years.words })}</p>
<h1 class="govuk-heading-xl">${words.title.words}</h1>
<p class="govuk-body-l">${t('Owned by the {group}.', { group: words.owner.words })}</p>
<p class="es-priority__out">${govuk('Button', { text: t('Board report'), href: priorityUrls.report(slug), classes: 'govuk-button--secondary' })} <a class="govuk-link" href="${priorityUrls.report(slug, '.pdf')}">${t('The report as PDF')}</a></p></div>
${learningLeft(reader, { slug, left, asked: evidence.waves.length > 0, all: learning.length, writes })}
<section aria-labelledby="asked"><h2 class="govuk-heading-l" id="asked">${t('What it asks')}</h2>${questions(reader, one, writes)}${coverage(reader, one, covered)}</section>
${actions(reader, look, writes)}
${known(reader, look, writes)}
${gapByWave(reader, look, writes)}
${checks(reader, look)}
${practised(reader, look, writes)}
${toldSection(reader, look.evidence, writes)}
<section aria-labelledby="about"><h2 class="govuk-heading-l" id="about">${t('Behind the question')}</h2><div class="es-behind">${(['definition', 'why', 'how'] as const).map((part) => behind(reader, look, part, writes))}</div></section>
<section aria-labelledby="limits"><h2 class="govuk-heading-m" id="limits">${t('What this cannot tell')}</h2><ul class="govuk-list govuk-list--bullet">${limits(reader, cannotTell)}</ul></section>
${writes && details(reader, slug)}</div>`,
  }
}

export const limits = ({ t }: Reader, cannotTell: readonly string[]): Content => [
  cannotTell.map((say) => html`<li>${say}</li>`),
  html`<li>${t('A change between two waves does not show what brought it about: other people answered, and other things happened meanwhile.')}</li>`,
]

const actions = (reader: Reader, { one, today, days, overdue, soon }: Look, writes: boolean): Html => {
  const { t } = reader
  const open = one.actions.filter(isOpen)
  const shown = overdue.length + soon.length > 0 ? [...overdue, ...soon] : open.slice(0, 3)
  return html`<section aria-labelledby="doing"><h2 class="govuk-heading-l" id="doing">${t('What we do about it')}</h2>
<p class="govuk-body">${
    one.actions.length === 0
      ? t('No action is planned yet.')
      : t('{open} open, {overdue} overdue, {soon} due within 10 working days.', {
          open: open.length,
          overdue: overdue.length,
          soon: soon.length,
        })
  }</p>${shown.length > 0 && actionList(reader, { slug: one.slug, actions: shown.slice(0, 6), today, days })}
<p class="govuk-body">${one.actions.length > 0 && html`<a class="govuk-link" href="${priorityUrls.actions(one.slug)}">${one.actions.length === 1 ? t('See the action') : t('All {n} actions', { n: one.actions.length })}</a>`}${
    writes &&
    html`${one.actions.length > 0 && ' · '}<a class="govuk-link" href="${priorityUrls.plan(one.slug)}">${t('Plan an action on a theme or a gap')}</a>`
  }</p></section>`
}

const known = (reader: Reader, look: Look, writes: boolean): Html => {
  const { t, pack } = reader
  const { one, series } = look
  return html`<section aria-labelledby="known"><h2 class="govuk-heading-l" id="known">${t('What we know, wave by wave')}</h2>
<p class="govuk-body">${t('Each dot is a share of those who answered, with the range that it could well be in (a 95% interval); hollow where the answers came in a file. A line joins only waves that asked the same question of people like those before.')}${
    writes &&
    html` <a class="govuk-link" href="${priorityUrls.words(one.slug, 'measures')}">${t('Choose what is followed')}</a>`
  }</p>
${VOICES.filter((audience) => series.some((each) => each.audience === audience)).map(
  (audience) =>
    html`<h3 class="govuk-heading-m es-measures__who">${capital(people(pack, audience))}</h3><div class="es-measures">${series
      .filter((each) => each.audience === audience)
      .map((each) => seriesCard(reader, look, each, writes))}</div>`,
)}</section>`
}

/** Teams that took a briefing up answer for themselves: a source of its own, never on a line with the survey. */
const checks = ({ t }: Reader, { evidence }: Look): Content =>
  evidence.checks.length > 0 &&
  html`<section aria-labelledby="teams"><h2 class="govuk-heading-l" id="teams">${t('Teams that took the briefing up')}</h2><p class="govuk-body">${t('A one-minute check before and after they talked it over. These are other people than those of the survey, and answers before and after cannot be joined by person, so none of it is set against the waves above.')}</p><section class="es-scroll" tabindex="0" aria-labelledby="minute"><table class="govuk-table"><caption class="govuk-visually-hidden" id="minute">${t('The one-minute check')}</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">${t('Asked')}</th><th class="govuk-table__header" scope="col">${t('Before')}</th><th class="govuk-table__header" scope="col">${t('After')}</th></tr></thead><tbody class="govuk-table__body">${evidence.checks.map(
    ({ say, before, after, change }) =>
      html`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">${say}<span class="es-quiet">${checkChanged(t, change)}</span></th>${[before, after].map((figure) => html`<td class="govuk-table__cell">${figure ? html`<strong>${percent(figure.estimate)}</strong> (${rangeOn(null, figure)}), ${figure.n}` : t('too few answered to show')}</td>`)}</tr>`,
  )}</tbody></table></section></section>`

/** People who practised and chose to share: a source of its own too. A target is for what is left eight weeks on. */
const practised = (reader: Reader, look: Look, writes: boolean): Content => {
  const { t } = reader
  const { practice } = look.evidence
  return (
    anyPractice(practice) &&
    html`<section aria-labelledby="practised"><h2 class="govuk-heading-l" id="practised">${t('From practice')}</h2><p class="govuk-body">${practiceNote(t)}</p>${evidenceTables(
      reader,
      practice,
      3,
      ({ audience, measure }) => {
        const aimable = aimableBy(reader, look.evidence, practiceKey(audience, measure))
        return aimable && targetLine(reader, look, aimable, writes)
      },
    )}</section>`
  )
}

const behind = ({ t }: Reader, { one }: Look, part: 'definition' | 'why' | 'how', writes: boolean): Html => {
  const { words, by, at } = one.words[part]
  const name = t(PARTS[part].name)
  return html`<div><h3 class="govuk-heading-s">${name}</h3>${
    words === ''
      ? html`<p class="govuk-body es-quiet">${t('Not written yet.')}</p>`
      : words.split('\n\n').map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)
  }<p class="es-edit">${by && at && html`<span class="es-quiet">${t('Changed by {who} on {when}.', { who: by, when: momentInWords(at) })}</span> `}${writes ? edit(one.slug, part, t('Edit'), name) : edit(one.slug, part, t('Versions'), name)}</p></div>`
}

const details = ({ t }: Reader, slug: string): Html =>
  html`<p class="es-edit">${(['title', 'number', 'plan', 'years', 'owner'] as const).map((part, i) => html`${i > 0 && ' · '}${edit(slug, part, t('Edit'), t(PARTS[part].name))} ${t(PARTS[part].name).toLowerCase()}`)}</p>`
