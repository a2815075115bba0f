import type { Reader } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Finding } from '../rules/learning.ts'
import { capital, figureSaid, measureName, people } from '../say.ts'
import { priorityUrls } from '../urls.ts'
import { leftNoneSaid } from './words-said.ts'

/** Learning that nobody acts on, each with the one thing to do about it. It is the first thing on the page. */
export const learningLeft = (
  { t, pack }: Reader,
  {
    slug,
    left,
    asked,
    all,
    writes,
  }: { slug: string; left: readonly Finding[]; asked: boolean; all: number; writes: boolean },
): Html => {
  const heading = html`<h2 class="govuk-heading-m" id="left">${t('Learning nobody acts on yet')}</h2>`
  if (left.length === 0)
    return html`<section class="es-untaken es-untaken--none" aria-labelledby="left">${heading}<p class="govuk-body">${leftNoneSaid(t, asked, all)}</p></section>`
  return html`<section class="es-untaken" aria-labelledby="left">${heading}<ul class="es-untaken__list">${left.map(
    ({ key, audience, measure, headline, point, actedBefore }) =>
      html`<li class="es-untaken__one"><div><p class="es-untaken__what">${capital(people(pack, audience))} · ${measureName(t, pack, measure)}</p><p class="es-untaken__say">${headline}</p><p class="es-quiet">${point.figure && figureSaid(t, null, point.figure)}, ${point.wave.name}${actedBefore && html`. <strong>${t('An action was done before this wave, and it is still learning.')}</strong>`}</p></div>${
        writes &&
        govuk('Button', {
          html: html`${t('Plan an action')}<span class="govuk-visually-hidden">: ${measureName(t, pack, measure)}, ${people(pack, audience)}</span>`
            .text,
          href: priorityUrls.plan(slug, `measure:${key}`),
          classes: 'es-untaken__plan',
        })
      }</li>`,
  )}</ul></section>`
}
