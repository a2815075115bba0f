import type { Reader } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Form, MentionKind } from '../../pack/index.ts'
import { calledAs, fieldsSaid, KIND_NAMES, type Named, ROLE_NAMES } from '../told-words.ts'

const KINDS: readonly MentionKind[] = ['person', 'place', 'vehicle', 'phone', 'account', 'group']

/** Who and what is named, each for itself; a person's phones and accounts with that person. In the order told. */
export const named = ({ t }: Reader, form: Form | undefined, mentions: readonly Named[]): Html => {
  const card = (one: Named, at: number): Html => {
    const held = mentions.filter(({ of }) => of === at)
    const title = calledAs(one)
    // A person's phones and accounts stand below as they were told, so not twice.
    const rows = fieldsSaid(t, form, one).filter(
      ({ field, says }) =>
        says !== title &&
        (field !== 'phones' || held.length === 0) &&
        (field !== 'accounts' || held.length === 0),
    )
    return html`<li class="es-named__one"><p class="es-named__title"><strong>${title}</strong>${one.roles.map((role) => html` <span class="es-role">${t(ROLE_NAMES[role])}</span>`)}</p>${
      rows.length + held.length > 0 &&
      html`<dl class="es-named__rows">${rows.map(({ name, says }) => html`<div><dt>${name}</dt><dd>${says}</dd></div>`)}${held.map(
        (each) =>
          html`<div><dt>${each.kind === 'phone' ? t('Phone') : t('Account online')}</dt><dd>${calledAs(each)}</dd></div>`,
      )}</dl>`
    }</li>`
  }
  return html`<section aria-labelledby="named"><h2 class="govuk-heading-m" id="named">${t('Who and what is named')}</h2>${
    mentions.length === 0
      ? html`<p class="govuk-body es-quiet">${t('Nobody and nothing by name.')}</p>`
      : KINDS.map((kind) => {
          const own = mentions
            .map((one, i) => [one, i] as const)
            .filter(([one]) => one.kind === kind && one.of === undefined)
          return (
            own.length > 0 &&
            html`<h3 class="govuk-heading-s">${t(KIND_NAMES[kind])}</h3><ul class="es-named">${own.map(([one, i]) => card(one, i))}</ul>`
          )
        })
  }</section>`
}
