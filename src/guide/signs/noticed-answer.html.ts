import type { Page, Reader } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Harm, Sign } from '../../pack/index.ts'
import { type Door, doorsOf } from '../pages/door.html.ts'
import { type DoorPlace, harmPath, noticedPath, signPath } from '../urls.ts'
import { tellFields } from '../whom-to-tell/tell-fields.html.ts'

export interface NoticedAnswerView {
  readonly place: DoorPlace
  /** What was ticked, in the pack's order; one at least. */
  readonly signs: readonly Sign[]
  /** The same, sealed for "whom should I tell?" and for going back. */
  readonly sealed: string
}

/** What the signs ticked may mean, all side by side: no sign weighs more than another, and nothing is counted. */
export function noticedAnswerPage(reader: Reader, view: NoticedAnswerView): Page {
  const { t, at, pack } = reader
  const { place, signs, sealed } = view
  const door = doorsOf(reader)[place]
  const again = html`<form method="post" action="${at(noticedPath(place))}" class="es-back es-no-print"><input type="hidden" name="sealed" value="${sealed}"><button type="submit" class="es-link-button">${t('Change what you ticked')}</button></form>`
  return {
    // The same as of the list: a browser's history does not tell that something was ticked.
    title: t('What have you noticed?'),
    look: `es-way es-way--${place}`,
    before: again,
    main: html`<h1 class="govuk-heading-xl">${t('What you noticed')}</h1>
<p class="govuk-body-l">${t('One sign is not proof, and several are not proof. You do not need proof to tell someone.')}</p>
${tellWhom(reader, door, sealed)}
<ul class="es-noticed">${signs.map((sign) => noticedSign(reader, place, door, sign))}</ul>
${signs.some(({ force }) => force === 'push') && html`<div class="es-care"><p class="govuk-body">${pushWords(reader)[place]}</p></div>`}
${toldOfWith(reader, door, harmsOf(pack.harms, signs))}
${tellWhom(reader, door, sealed)}`,
  }
}

function noticedSign({ t, at }: Reader, place: DoorPlace, door: Door, sign: Sign): Html {
  const { title, about, what_to_do } = sign[door.audience]
  return html`<li class="es-noticed__sign"><h2 class="govuk-heading-m">${t(title)}</h2><p class="govuk-body">${t(about)}</p>
<p class="es-noticed__name">${t('It may also be')}</p><ul class="govuk-list govuk-list--bullet">${sign.may_also_be.map((other) => html`<li>${t(other)}</li>`)}</ul>
<p class="es-noticed__name">${t('What you can do')}</p><p class="govuk-body">${t(what_to_do)}</p>
<p class="govuk-body-s"><a class="govuk-link" href="${at(signPath(place, sign.id))}">${t('More about this sign')}<span class="govuk-visually-hidden">: ${t(title)}</span></a></p></li>`
}

/** "Whom should I tell?", with who tells and what was noticed on the way there. */
function tellWhom(reader: Reader, { teller }: Door, sealed: string): Html {
  const { t, url } = reader
  return html`<form method="post" action="${url('whomToTell')}" class="es-tell es-no-print">${tellFields(reader, teller, sealed)}${govuk('Button', { text: t('Whom should I tell?'), preventDoubleClick: true })}<p class="govuk-body-s">${t('What you ticked goes with you, so that you can say it. It is kept nowhere.')}</p></form>`
}

/** In the order of the pack's harms, whatever was ticked. */
export const harmsOf = (harms: ReadonlyMap<string, Harm>, signs: readonly Sign[]): Harm[] =>
  [...harms.values()].filter(({ id }) => signs.some(({ harms }) => harms.includes(id)))

/** The harms that signs are told of with, as names that lead on. */
export function toldOfWith(reader: Reader, { audience }: Door, harms: readonly Harm[]): Content {
  const { t, at } = reader
  const young = audience === 'young_people'
  return html`<section class="es-told"><h2 class="govuk-heading-l">${t('What somebody may be doing')}</h2>
<p class="govuk-body">${
    young
      ? t('Such signs are noticed, too, when somebody does one of these things to a young person.')
      : t('Such signs are noticed, too, when somebody does one of these things to a child.')
  } ${t('The list is always in the same order. It does not say which is likely, or that it is any of them.')}</p>
<ul class="govuk-list es-told__harms">${harms.map(({ id, name, young_people_name }) => html`<li><a class="govuk-link" href="${at(harmPath(id))}?for=${audience}">${t((young && young_people_name) || name)}</a></li>`)}</ul></section>`
}

/** Said with care where something ticked can push a child towards harm. */
const pushWords = ({ t }: Reader): Record<DoorPlace, string> => ({
  youngPeople: t(
    'Being scared, owing money, losing someone or having a hard time at home is nobody’s fault. Some people look for it and use it. That is on them.',
  ),
  parents: t(
    'Fear, debt, loss or a hard time at home can push a child towards people who do harm. Those people look for it and use it. It is not your child’s fault, or yours.',
  ),
  practitioners: t(
    'Some of this can push a child towards people who do harm: fear, debt, loss, unmet need. Exploiters look for it and use it. It explains what they do; it never blames the child or the family.',
  ),
})
