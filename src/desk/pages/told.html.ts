import type { Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Held } from '../../pack/index.ts'
import type { AnsweredPart } from '../../questionnaire/index.ts'
import type { Look } from '../look.ts'
import { harmsSaid } from '../say.ts'
import type { ToldWords } from '../told-words.ts'
import { facts } from './parts.html.ts'

const lines = (rows: AnsweredPart['rows']): Content =>
  rows.length > 0 && rows.map(({ lines: said }) => html`<span class="es-own-words">${said.join('\n')}</span>`)

/** Before anybody is contacted: who must not find out, and how it is safe. First on the page, before what was told. */
export const safeFirst = (
  { t }: Reader,
  look: Pick<Look, 'mayReply' | 'anonymous' | 'hidden'>,
  told: ToldWords,
): Html => {
  const said = (what: Held): Content => lines(told.held(what))
  const must = said('must_not_find_out')
  return html`<section class="es-safe" aria-labelledby="safe"><h2 class="govuk-heading-m" id="safe">${t('Before you contact anybody')}</h2>
${facts([
  [
    t('Who must not find out'),
    must ||
      html`<span class="es-quiet">${t('Nobody was named. Ask before you contact the family or anybody else.')}</span>`,
  ],
  [t('Acting on it could expose somebody'), said('exposes')],
  [t('A safe time'), said('safe_time')],
  [t('A safe way'), said('safe_way')],
  [t('Interpreter or sign language'), said('interpreter')],
  [
    t('A reply'),
    look.mayReply
      ? t('They may be written to, here only. It is read with the reference and six words.')
      : html`<strong>${t('They chose not to be written to.')}</strong>`,
  ],
  [t('Who told'), look.anonymous ? t('They gave no name.') : t('Kept apart. Nobody sees it here.')],
])}
${look.hidden && html`<p class="govuk-body"><strong>${t('An adult who works with children is named. Nobody at their work, or where this was told, may hear of it.')}</strong></p>`}</section>`
}

/** What was told: the account itself, then what supports it apart from what is felt, then how it is known. */
export const account = (reader: Reader, look: Pick<Look, 'harms'>, told: ToldWords): Html => {
  const { t } = reader
  const narrative = told.held('narrative')
  const [evidence, feeling] = [told.held('evidence'), told.held('feeling')]
  const held = (what: Held): Content => lines(told.held(what))
  const family: readonly (readonly [string, Content])[] = [
    [t('What the child wants'), held('child_wants')],
    [t('Does the family know?'), held('family_told')],
    [t('Why not'), held('family_not_told_reason')],
    [t('Agreed'), held('agreement')],
    [t('Why not'), held('agreement_reason')],
    [t('In their own word'), held('own_word')],
    [t('Not shared, and why'), held('not_shared')],
  ]
  return html`<section aria-labelledby="told"><h2 class="govuk-heading-m" id="told">${t('What was told')}</h2>
${narrative.length === 0 ? html`<p class="govuk-body es-quiet">${t('Nothing was written in words of their own.')}</p>` : narrative.map(({ ask, lines: said }) => html`<figure class="es-account"><figcaption class="es-quiet">${ask}</figcaption><blockquote>${said.join('\n')}</blockquote></figure>`)}
${
  (evidence.length > 0 || feeling.length > 0) &&
  html`<div class="es-apart"><div class="es-apart__side"><h3 class="govuk-heading-s">${t('Seen, heard or known')}</h3>${asked(evidence) || html`<p class="es-quiet">${t('Nothing was written here.')}</p>`}</div><div class="es-apart__side es-apart__side--felt"><h3 class="govuk-heading-s">${t('Felt or suspected')}</h3>${asked(feeling) || html`<p class="es-quiet">${t('Nothing was written here.')}</p>`}</div></div>`
}
${facts([
  [t('When'), held('when')],
  [t('How it is known'), held('known_by')],
  [t('Signs'), held('signs')],
  [t('Harm feared'), held('harms') || harmsSaid(t, look.harms)],
  [t('Judged by who told'), held('band')],
  [t('Their reasons'), held('band_reasons')],
  [t('To be looked at again'), held('review_on')],
])}
${family.some(([, value]) => value) && html`<h3 class="govuk-heading-s">${t('The child and the family')}</h3>${facts(family)}`}</section>`
}

const asked = (rows: AnsweredPart['rows']): Content =>
  rows.length > 0 &&
  html`<dl class="es-asked-list">${rows.map(({ ask, lines: said }) => html`<dt>${ask}</dt><dd>${said.join('\n')}</dd>`)}</dl>`

/** Every answer as it was asked: nothing that was told is out of reach. */
export const everything = ({ t }: Reader, { parts, earlier }: ToldWords): Html =>
  html`<details class="govuk-details es-everything"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Every answer, as it was asked')}</span></summary><div class="govuk-details__text">${parts.map(
    ({ title, rows }) => html`${title && html`<h3 class="govuk-heading-s">${title}</h3>`}${asked(rows)}`,
  )}${earlier.length > 0 && html`<h3 class="govuk-heading-s">${t('Told by an earlier version of the form')}</h3><dl class="es-asked-list">${earlier.map(({ question, text }) => html`<dt>${question}</dt><dd>${text}</dd>`)}</dl>`}</div></details>`
