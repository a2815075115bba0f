import {
  backLink,
  type FieldFault,
  faultOf,
  faultSummary,
  type Reader,
  type StaffPage,
  titled,
} from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Keeping } from '../../pack/index.ts'
import type { RequestKind } from '../schema.ts'
import { findPath, requestPath } from '../urls.ts'
import { type Piece, type Pieces, SOURCE } from './piece.ts'
import { TAKEN_OUT } from './redact.ts'
import type { Found } from './request-queries.ts'
import { type TypedReview, verdictsOf } from './review.ts'

interface Shown {
  readonly requestId: string
  readonly kind: RequestKind
  readonly keeping: Keeping
  readonly found: Found
  readonly pieces: Pieces
  readonly typed: TypedReview
  readonly open: boolean
  readonly faults: readonly FieldFault[]
  readonly csrf: Html
}

const VERDICTS = {
  give: 'Give what is chosen below',
  withhold: 'Give nothing of it',
  erase: 'Erase it',
  keep: 'Do not erase it',
} as const

export const FOUND_WORDS: Readonly<Record<Found['foundBy'], string>> = {
  exact: 'It names them exactly',
  reference: 'They know its reference',
  teller: 'They told it, signed in',
  'e-mail': 'It has their e-mail address',
  name: 'Their whole name stands in it',
}

/** One record that a request found: read piece by piece, and what becomes of each. */
export const reviewPage = (reader: Reader, shown: Shown): StaffPage => {
  const { t } = reader
  const { requestId, kind, keeping, found, pieces, typed, open, faults, csrf } = shown
  const way = findPath(requestId, found.kind, found.ofId)
  const grounds: Readonly<Record<string, readonly { id: string; say: string; law: string }[]>> = verdictsOf(
    kind,
    keeping,
  )
  const verdicts = govukOnce('Radios', {
    name: 'verdict',
    idPrefix: 'verdict',
    fieldset: { legend: { text: t('What becomes of it?'), classes: 'govuk-fieldset__legend--m' } },
    items: Object.entries(grounds).map(([verdict, list]) => ({
      value: verdict,
      text: t(VERDICTS[verdict as keyof typeof VERDICTS]),
      checked: typed.verdict === verdict,
      ...(list.length > 0
        ? {
            conditional: {
              html: govukOnce('Select', {
                id: `ground-${verdict}`,
                name: `ground-${verdict}`,
                label: { text: t('The ground in law') },
                items: [
                  { value: '', text: t('Choose') },
                  ...list.map(({ id, say, law }) => ({
                    value: id,
                    text: `${t(say)} (${law})`,
                    selected: typed.verdict === verdict && typed.ground === id,
                  })),
                ],
                ...faultOf(faults, `ground-${verdict}`),
              }).text,
            },
          }
        : {}),
    })),
    ...faultOf(faults, 'verdict'),
  })
  const body = html`${pieces.pieces.map((piece) => (kind === 'access' && open ? chooser(reader, shown, piece) : reading(reader, piece)))}`
  return {
    title: titled(reader, pieces.title, faults),
    before: backLink(requestPath(requestId), t('The request')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${pieces.title}</h1>
<p class="govuk-body">${t(FOUND_WORDS[found.foundBy])}. ${
      kind === 'access'
        ? t(
            'Read each part for what it says about anybody else. A part can be given whole, with words taken out, or not.',
          )
        : t('It is erased whole or kept: what several people are in cannot be erased for one of them alone.')
    }</p>
${
  open
    ? html`<form class="es-staff-form es-review" method="post" action="${way}" novalidate>${csrf}${verdicts}${body}${govukOnce(
        'Textarea',
        {
          id: 'why',
          name: 'why',
          label: { text: t('Why, in your own words'), classes: 'govuk-label--m' },
          hint: {
            text: t(
              'Whoever looks into a complaint reads it. Needed where anything is left out or given that shows who told, and for every erasure.',
            ),
          },
          rows: 4,
          value: typed.why,
          ...faultOf(faults, 'why'),
        },
      )}${govukOnce('Button', { text: t('Save what was decided'), preventDoubleClick: true })}</form>`
    : body
}`,
  }
}

const lines = (text: string): Content =>
  text.split('\n').map((line, i) => html`${i > 0 && html`<br>`}${line}`)

const words = (reader: Reader, { text, rows }: Piece): Html => {
  if (text === null) return html`<p class="govuk-body es-quiet">${reader.t(UNSEEN)}</p>`
  if (!rows) return html`<p class="govuk-body">${lines(text)}</p>`
  return html`<dl class="govuk-body">${rows.map((one) => html`<dt>${one.ask}</dt><dd>${lines(one.lines.join('\n'))}</dd>`)}</dl>`
}

const UNSEEN = 'Who told is kept apart. It is read, and written into the record, only if you give it.'

const reading = (reader: Reader, piece: Piece): Html =>
  html`<section class="es-piece"><h2 class="govuk-heading-s">${piece.part}</h2>${words(reader, piece)}</section>`

const chooser = (reader: Reader, { keeping, typed, faults }: Shown, piece: Piece): Html => {
  const { t } = reader
  const { key, part, text } = piece
  const chosen = typed.choices.find((one) => one.key === key)
  return html`<section class="es-piece"><h2 class="govuk-heading-s">${part}</h2>${words(reader, piece)}
${govukOnce('Select', {
  id: `choice-${key}`,
  name: `choice-${key}`,
  label: { text: t('Are they given this?') },
  items: [
    ...(key === SOURCE ? [] : [{ value: '', text: t('Choose'), selected: !chosen?.choice }]),
    { value: 'give', text: t('Yes, whole'), selected: chosen?.choice === 'give' },
    ...(text === null
      ? []
      : [{ value: 'shorten', text: t('Yes, with words taken out'), selected: chosen?.choice === 'shorten' }]),
    ...keeping.withhold.map(({ id, say }) => ({
      value: id,
      text: t('No: {why}', { why: lower(t(say)) }),
      selected:
        chosen?.choice === id || (key === SOURCE && !chosen?.choice && id === keeping.withhold[0]?.id),
    })),
  ],
  ...faultOf(faults, `choice-${key}`),
})}${
  text !== null &&
  html`<details class="govuk-details"${(chosen?.choice === 'shorten' || faults.some(({ field }) => field === `text-${key}`)) && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Take words out')}<span class="govuk-visually-hidden">: ${part}</span></span></summary><div class="govuk-details__text">${govukOnce(
    'Textarea',
    {
      id: `text-${key}`,
      name: `text-${key}`,
      label: { text: t('What is left') },
      hint: { text: t('Put {mark} where you take words out.', { mark: TAKEN_OUT }) },
      rows: Math.min(12, Math.max(3, text.split('\n').length + 1)),
      value: chosen?.text || text,
      ...faultOf(faults, `text-${key}`),
    },
  )}</div></details>`
}</section>`
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
