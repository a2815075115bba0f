import { backLink, faultSummary, type Reader, type StaffPage } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Look } from '../look.ts'
import { formName, longDay, moment, tellerSaid } from '../say.ts'
import { calledAs, type ToldWords } from '../told-words.ts'
import { deskUrls } from '../urls.ts'
import { press, submit } from './parts.html.ts'

/** The children of concerns: who is named as a child at risk, in the words of each report. */
export const childrenNamed = (looks: readonly Pick<Look, 'mentions'>[]): string[] => [
  ...new Set(
    looks.flatMap(({ mentions }) =>
      mentions.filter(({ roles }) => roles.includes('child-at-risk')).map((one) => calledAs(one)),
    ),
  ),
]

interface Group {
  readonly childId: string
  readonly named: readonly string[]
  readonly concerns: readonly { readonly reference: string; readonly toldAt: Date }[]
}

/** Each child of whom several have noticed something: in no order but when it was told last, with no figure. */
export const childrenPage = (
  { t }: Reader,
  { groups, now }: { groups: readonly Group[]; now: Date },
): StaffPage => ({
  title: t('Side by side'),
  before: backLink(deskUrls.lead, t('Back to the inbox')),
  main: html`<h1 class="govuk-heading-l">${t('Side by side')}</h1><p class="govuk-body">${t('What several colleagues noticed about one child, as you have put it together. Nothing is put together by itself, nothing is added up, and no child stands before another.')}</p>${
    groups.length === 0
      ? html`<p class="govuk-body es-desk-empty">${t('Nothing is side by side yet. Open a concern and choose “Put it beside others about the same child”.')}</p>`
      : html`<ul class="es-rows">${groups.map(
          ({ childId, named, concerns }) =>
            html`<li><div><a class="govuk-link" href="${deskUrls.child(childId)}">${named.length > 0 ? named.join(', ') : t('A child who is not named')}</a><p class="govuk-hint">${t('Told {when}', { when: concerns.map(({ toldAt }) => moment(toldAt, now)).join('; ') })}</p></div></li>`,
        )}</ul>`
  }`,
})

interface Side {
  readonly look: Look
  readonly told: ToldWords
}

/** One child: each report in a column of its own, dated, in the order in which it was told. Unscored. */
export const childPage = (
  reader: Reader,
  { childId, sides, csrf, now }: { childId: string; sides: readonly Side[]; csrf: Html; now: Date },
): StaffPage => {
  const { t, pack } = reader
  const named = childrenNamed(sides.map(({ look }) => look))
  return {
    title: t('Side by side'),
    before: backLink(deskUrls.children, t('All that is side by side')),
    wide: true,
    main: html`<span class="govuk-caption-l">${t('Side by side')}</span><h1 class="govuk-heading-l">${named.length > 0 ? named.join(', ') : t('A child who is not named')}</h1><p class="govuk-body">${t('Each as it was told, with its day. What it means together is for you to judge.')}</p><ol class="es-sides">${sides.map(
      ({ look, told }) =>
        html`<li class="es-side"><h2 class="govuk-heading-m"><time datetime="${look.toldAt.toISOString()}">${longDay(look.toldAt)}</time></h2><p class="es-quiet"><a class="govuk-link es-reference" href="${deskUrls.concern(look.reference)}">${look.reference}</a> · ${formName(pack, t, look.form)} · ${tellerSaid(t, look.tellerKind)}</p>${rows(reader, told)}${press(deskUrls.child(childId), t('Take {reference} away from here', { reference: look.reference }), { csrf, fields: { do: 'away', reference: look.reference } })}</li>`,
    )}</ol>${sides.length > 0 && html`<p class="es-quiet">${t('Looked at {when}.', { when: moment(now, now) })}</p>`}`,
  }
}

const rows = ({ t }: Reader, told: ToldWords): Html => {
  const kinds = [
    ['signs', t('Signs')],
    ['narrative', t('What was told')],
    ['evidence', t('Seen, heard or known')],
    ['feeling', t('Felt or suspected')],
    ['when', t('When')],
    ['known_by', t('How it is known')],
    ['child_wants', t('What the child wants')],
  ] as const
  return html`<dl class="es-asked-list">${kinds.map(([held, words]) => {
    const said = told.held(held)
    return (
      said.length > 0 &&
      html`<dt>${words}</dt><dd>${said.map(({ lines }) => lines.join('\n')).join('\n')}</dd>`
    )
  })}</dl>`
}

/** Choosing which others are about the same child. Those that name the same exactly are said to; nothing is ticked. */
export const besidePage = (
  reader: Reader,
  {
    look,
    others,
    groups,
    csrf,
    now,
    fault,
  }: {
    look: Look
    others: readonly {
      readonly reference: string
      readonly toldAt: Date
      readonly form: string
      readonly alike: readonly string[]
    }[]
    groups: readonly Group[]
    csrf: Html
    now: Date
    fault?: string
  },
): StaffPage => {
  const { t, pack } = reader
  const title = t('The same child')
  const wrong = fault ? { errorMessage: { text: fault } } : {}
  return {
    title: fault ? t('Error: {title}', { title }) : title,
    before: backLink(deskUrls.concern(look.reference), t('Back to the concern')),
    main: html`${faultSummary(reader, fault ? [{ field: 'with', says: fault }] : [])}
<span class="govuk-caption-l es-reference">${look.reference}</span><h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('Choose those that are about the same child as this one. Two children may have one name: read them first. You can take each away again.')}</p>
${
  others.length === 0
    ? html`<p class="govuk-body es-desk-empty">${t('There is no other concern to put beside it.')}</p>`
    : html`<form class="es-staff-form" method="post" action="${deskUrls.beside(look.reference)}" novalidate>${csrf}${govukOnce(
        'Checkboxes',
        {
          name: 'with',
          idPrefix: 'with',
          fieldset: { legend: { text: t('About the same child'), classes: 'govuk-fieldset__legend--m' } },
          items: others.map(({ reference, toldAt, form, alike }) => ({
            value: reference,
            text: t('{reference}, told {when}', { reference, when: moment(toldAt, now) }),
            hint: {
              text: [
                formName(pack, t, form),
                ...(alike.length > 0
                  ? [t('names exactly the same: {what}', { what: alike.join(', ') })]
                  : []),
              ].join(' · '),
            },
          })),
          ...wrong,
        },
      )}${groups.length > 0 && govukOnce('Select', { id: 'child', name: 'child', label: { text: t('Or add this one to what is side by side already') }, value: '', items: [{ value: '', text: t('No, begin anew') }, ...groups.map(({ childId, named }) => ({ value: childId, text: named.length > 0 ? named.join(', ') : t('A child who is not named') }))] })}${submit(t('Put them side by side'))}</form>`
}`,
  }
}
