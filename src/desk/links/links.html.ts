import { backLink, faultOf, faultSummary, type Reader, type StaffPage, titled } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import { pagination, press, submit } from '../pages/parts.html.ts'
import { moment } from '../say.ts'
import type { Tried } from '../tried.ts'
import { deskUrls } from '../urls.ts'
import { inTwo, linkedOne } from './linked.html.ts'
import type { Linked } from './linked.ts'
import { linksPath } from './urls.ts'

export interface Links {
  readonly reference: string
  readonly links: readonly Linked[]
  /** From 1; past the end it is the last. */
  readonly page: number
  readonly tried: Tried
  readonly csrf: Html
  readonly now: Date
}

/** How many stand on a page. */
export const LINKS_A_PAGE = 25
/** As many as are looked at: see `linkedMentions`. */
const LOOKED_AT = 500

/** In the order of the pages: those about a child together, then the others; each the newest first. */
export const standingOf = (links: readonly Linked[]): Linked[] => {
  const all = links.filter(({ refusal }) => !refusal)
  return [...all.filter(({ child }) => child), ...all.filter(({ child }) => !child)]
}

/** Everything that may be linked to a concern, and what was said not to be. */
export const linksPage = (reader: Reader, all: Links): StaffPage => {
  const { t } = reader
  const { reference, links, tried, csrf, now } = all
  const refused = links.filter(({ refusal }) => refusal)
  const standing = standingOf(links)
  const pages = Math.max(1, Math.ceil(standing.length / LINKS_A_PAGE))
  const page = Math.min(all.page, pages)
  const list = (some: readonly Linked[]): Html =>
    html`<ul class="es-linked-list">${some.map((one) => linkedOne(reader, one, now, refuse(reader, all, one)))}</ul>`
  return {
    title: titled(reader, t('May be linked'), tried.faults),
    before: backLink(deskUrls.concern(reference), t('Back to the concern')),
    main: html`${faultSummary(reader, tried.faults)}<span class="govuk-caption-l es-reference">${reference}</span><h1 class="govuk-heading-l">${t('May be linked')}</h1>
<p class="govuk-body">${t('These reports name something exactly alike. You see only those that you may open. Nothing is put together by itself: whether they belong together is for you to judge.')}</p>
${links.length === 0 && html`<p class="govuk-body es-desk-empty">${t('Nothing that is named here is named exactly alike in another report that you may see.')}</p>`}
${inTwo(reader, standing.slice((page - 1) * LINKS_A_PAGE, page * LINKS_A_PAGE), list, 2)}
${links.flatMap(({ reasons }) => reasons).length >= LOOKED_AT && html`<p class="govuk-body">${t('Only the newest are here. What so many reports name tells little of any of them.')}</p>`}
${pagination(reader, { page, pages, href: (n) => `${linksPath(reference)}?page=${n}`, name: t('Pages of what may be linked') })}
${
  refused.length > 0 &&
  html`<h2 class="govuk-heading-m">${t('Said not to be linked')}</h2><ul class="es-linked-list">${refused.map(
    (one) =>
      linkedOne(
        reader,
        one,
        now,
        html`<p class="es-own-words">${one.refusal?.why}</p><p class="es-quiet">${one.refusal && `${one.refusal.by}, ${one.refusal.team}, ${moment(one.refusal.at, now)}`}</p>${press(linksPath(reference), t('Take back that {reference} is not linked', { reference: one.reference }), { csrf, fields: { do: 'take-back', other: one.reference } })}`,
      ),
  )}</ul>`
}`,
  }
}

/** Saying why one is not linked: closed until somebody wants it. */
const refuse = ({ t }: Reader, { reference, tried, csrf }: Links, { reference: other }: Linked): Html => {
  const here = tried.of === other
  const id = `why-${other}`
  return html`<details class="govuk-details"${here && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('It is not linked')}<span class="govuk-visually-hidden"> (${other})</span></span></summary><div class="govuk-details__text"><form method="post" action="${linksPath(reference)}" novalidate>${csrf}<input type="hidden" name="do" value="refuse"><input type="hidden" name="other" value="${other}">${govukOnce('Textarea', { id, name: 'why', label: { text: t('Why not') }, hint: { text: t('Your team reads it, beside your name. It can be taken back.') }, rows: 3, value: here ? (tried.typed.why ?? '') : '', ...(here ? faultOf(tried.faults, id) : {}) })}${submit(t('Say that it is not linked'), { classes: 'govuk-button--secondary' })}</form></div></details>`
}
