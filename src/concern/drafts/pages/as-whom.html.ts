import type { Actor } from '../../../accounts/index.ts'
import type { Reader } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'

/** As whom somebody signed in tells; who works for several organisations says for which. */
export const asWhom = (
  { t }: Reader,
  { name, organisations }: Pick<Actor, 'name' | 'organisations'>,
  missing: boolean,
): Content => {
  const [only] = organisations
  if (organisations.length === 1 && only)
    return govuk('InsetText', {
      text: t('You tell as {name}, {organisation}.', { name, organisation: only.name }),
    })
  return html`${govuk('InsetText', { text: t('You tell as {name}.', { name }) })}${govuk('Radios', {
    idPrefix: 'organisation',
    name: 'organisation',
    fieldset: {
      legend: { text: t('For which organisation do you tell?'), classes: 'govuk-fieldset__legend--m' },
    },
    items: organisations.map(({ id, name: organisation }) => ({ value: id, text: organisation })),
    ...(missing ? { errorMessage: { text: t('Choose for which organisation you tell') } } : {}),
  })}`
}
