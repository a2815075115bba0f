import { momentInWords, type StaffPage } from '../../accounts/index.ts'
import type { Reader } from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { ALL } from '../count-followed.ts'
import { labelName, periodName, teamName } from '../names.ts'
import { FOLLOWED_DAYS, type Period, periodId } from '../periods.ts'
import type { Figures } from '../read-figures.ts'
import { countSaid, percent, shareOf } from '../say.ts'
import { FIGURES_PATH, figuresPath } from '../urls.ts'
import { alikeSection } from './alike.html.ts'
import { howSoon, waitedIn } from './how-soon.html.ts'
import { countTable, familyTable } from './parts.html.ts'

export interface FiguresView {
  readonly figures: Figures
  readonly periods: readonly Period[]
  /** Teams that may be looked at; null among them stands for everything. */
  readonly teams: readonly (string | null)[]
}

/** What was told in a period, how soon it was answered, what became of it, and whether of the same signs the same did. */
export const figuresPage = (reader: Reader, view: FiguresView): StaffPage => {
  const { t } = reader
  const { figures } = view
  const { period, team, total } = figures
  const whose = team === ALL ? t('The whole partnership') : teamName(reader, team)
  return {
    title: t('Figures'),
    wide: true,
    main: html`<div class="es-told-figures"><h1 class="govuk-heading-xl">${t('Figures')}</h1>
<p class="govuk-body-l">${t('What was told, how soon it was answered, and what became of it.')}</p>
${chooser(reader, view)}
<p class="es-kicker">${whose} · ${periodName(reader, period)}</p>
${
  total === null
    ? html`<p class="govuk-body">${t('So little was told that nothing of it is shown: between one and five concerns, or so few that others’ numbers would follow.')}</p>`
    : total === 0
      ? html`<p class="govuk-body">${t('Nothing was told.')}</p>`
      : html`${tiles(reader, figures)}
${howSoon(reader, figures)}
${team === ALL && alikeSection(reader, figures.alike)}
${whatWasTold(reader, figures)}
${whatBecame(reader, figures)}
${taking(reader, figures)}`
}
${howCounted(reader)}</div>`,
  }
}

/** Nothing can be counted yet; and from when on. */
export const noFiguresPage = (reader: Reader, from: Date | null): StaffPage => {
  const { t } = reader
  return {
    title: t('Figures'),
    main: html`<h1 class="govuk-heading-xl">${t('Figures')}</h1><p class="govuk-body">${
      from
        ? t(
            'The first figures are made on {day}: when half a year has ended, and all that was told in it was followed for {n} days.',
            { day: momentInWords(reader, from).replace(/ at .*/, ''), n: FOLLOWED_DAYS },
          )
        : t('Nothing has been told yet that could be counted.')
    }</p>${howCounted(reader)}`,
  }
}

const chooser = (reader: Reader, { figures: { period, team }, periods, teams }: FiguresView): Html => {
  const { t } = reader
  return html`<form class="es-find es-no-print" method="get" action="${FIGURES_PATH}">${govukOnce('Select', {
    id: 'period',
    name: 'period',
    label: { text: t('Period') },
    items: periods.map((one) => ({
      value: periodId(one),
      text: periodName(reader, one),
      selected: periodId(one) === periodId(period),
    })),
  })}${
    teams.length > 1 &&
    govukOnce('Select', {
      id: 'team',
      name: 'team',
      label: { text: t('Of whom') },
      items: teams.map((one) => ({
        value: one ?? '',
        text: one === null ? t('The whole partnership') : teamName(reader, one),
        selected: (one ?? ALL) === team,
      })),
    })
  }${teams.length === 1 && teams[0] && html`<input type="hidden" name="team" value="${teams[0]}">`}${govuk('Button', { text: t('Show'), classes: 'govuk-button--secondary' })}</form>`
}

const tiles = (reader: Reader, figures: Figures): Html => {
  const { t } = reader
  const shares = waitedIn(reader, figures).map(({ name, done, of }) => {
    const share = shareOf(done, of)
    return { name, value: share ? percent(share.estimate) : '–' }
  })
  const all = [{ name: t('Concerns told'), value: countSaid(t, figures.total) }, ...shares]
  return html`<dl class="es-tiles">${all.map(({ name, value }) => html`<div class="es-tile"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

const whatWasTold = (reader: Reader, figures: Figures): Html => {
  const { t } = reader
  const none = { labels: [], few: 0 }
  const [harms, signs] = figures.team === ALL ? [figures.many('harm'), figures.many('sign')] : [none, none]
  const few = (n: number): Content =>
    n > 0 &&
    html`<p class="govuk-body es-quiet">${t('{n} more were told of fewer than six times each, and are not shown.', { n })}</p>`
  const rows = (id: string, labels: readonly { label: string; n: number }[]) =>
    labels.map(({ label, n }) => ({ name: labelName(reader, id, label), n }))
  return html`<section aria-labelledby="told"><h2 class="govuk-heading-l" id="told">${t('What was told')}</h2><div class="es-told-tables">${familyTable(reader, figures, { id: 'month', caption: t('Month by month'), head: t('Month'), inOrder: true })}${familyTable(reader, figures, { id: 'feared', caption: t('How early'), head: t('When it was told') })}${familyTable(reader, figures, { id: 'teller', caption: t('Who told'), head: t('Who') })}${familyTable(reader, figures, { id: 'form', caption: t('By which form'), head: t('Form') })}${familyTable(reader, figures, { id: 'route', caption: t('Whom they were to tell first'), head: t('Route') })}${
    harms.labels.length > 0 &&
    html`<div>${countTable(reader, t('Which harm'), [t('Harm'), t('Concerns')], { rows: rows('harm', harms.labels), of: figures.total, whole: true })}<p class="govuk-body es-quiet">${t('A concern may tell of several.')}</p>${few(harms.few)}</div>`
  }${familyTable(reader, figures, { id: 'gender', caption: t('Gender of the child'), head: t('Gender') })}${familyTable(reader, figures, { id: 'age', caption: t('Age of the child'), head: t('Age') })}${familyTable(reader, figures, { id: 'ethnicity', caption: t('Ethnicity of the child'), head: t('Ethnicity') })}${
    signs.labels.length > 0 &&
    html`<div>${countTable(reader, t('Which signs'), [t('Sign'), t('Concerns')], { rows: rows('sign', signs.labels), of: figures.total, whole: true })}<p class="govuk-body es-quiet">${t('A concern may tell of several. What was noticed is told in the words of its form.')}</p>${few(signs.few)}</div>`
  }</div></section>`
}

const whatBecame = (reader: Reader, figures: Figures): Html => {
  const { t } = reader
  return html`<section aria-labelledby="became"><h2 class="govuk-heading-l" id="became">${t('What became of it')}</h2><div class="es-told-tables">${familyTable(reader, figures, { id: 'helped', caption: t('Whether it led to help'), head: t('Decision') })}${familyTable(reader, figures, { id: 'decided', caption: t('What was decided'), head: t('Decision') })}${familyTable(reader, figures, { id: 'support', caption: t('Support'), head: t('How far it came') })}</div></section>`
}

const taking = ({ t }: Reader, { period, team }: Figures): Html =>
  html`<p class="govuk-body es-no-print">${t('Take these figures away:')} ${(['csv', 'xlsx', 'json'] as const).map((format, i) => html`${i > 0 && ' · '}<a class="govuk-link" href="${figuresPath({ period: periodId(period), team: team === ALL ? null : team }, `.${format}`)}">${format.toUpperCase()}</a>`)} <span class="es-quiet">${t('It is recorded who takes them.')}</span></p>`

const howCounted = ({ t }: Reader): Html =>
  html`<section aria-labelledby="counted"><h2 class="govuk-heading-m" id="counted">${t('How this is counted')}</h2><ul class="govuk-list govuk-list--bullet"><li>${t('Half-years, April to September and October to March; a year is two of them. Each is counted once, {n} days after it has ended, and does not change after that.', { n: FOLLOWED_DAYS })}</li><li>${t('Everything that was told is followed for {n} days: what became of it later is not counted.', { n: FOLLOWED_DAYS })}</li><li>${t('Numbers from 1 to 5 are not shown, nor any from which they follow. Small groups are counted together with others.')}</li><li>${t('Times count working days in England, as the teams’ own clocks do. A team counts what it received first.')}</li><li>${t('These are concerns, not children: a child may be told of more than once.')}</li></ul></section>`
