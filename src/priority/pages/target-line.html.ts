import type { Reader } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Aimable } from '../aims.ts'
import type { Look } from '../look.ts'
import { targetSaid } from '../say.ts'
import { priorityUrls } from '../urls.ts'

/** What is aimed at with a figure and whether it is reached; and for whoever may, where it is set. */
export const targetLine = (
  { t }: Reader,
  { one, today }: Pick<Look, 'one' | 'today'>,
  { key, name, aim, figure }: Pick<Aimable, 'key' | 'name' | 'aim' | 'figure'>,
  writes: boolean,
): Html => {
  const target = one.targets.get(key)
  return html`<p class="es-measure__target">${target ? targetSaid(t, figure, target, today, aim) : t('No target is set.')}${
    writes &&
    html` <a class="govuk-link" href="${priorityUrls.target(one.slug, key)}">${target ? t('Change the target') : t('Set a target')}<span class="govuk-visually-hidden">: ${name}</span></a>`
  }</p>`
}
