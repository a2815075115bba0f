import { type Content, type Html, html } from '../kit/html.ts'

/**
 * A table that is a list where there is no room: each cell then has the head of its column before it. The first of a
 * row heads it; cells are numbers, words or markup.
 */
export const listTable = (
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Content[])[],
  classes = '',
): Html => html`<table class="govuk-table es-table${classes && ` ${classes}`}"><caption class="govuk-visually-hidden">${caption}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">${heads.map((words) => html`<th scope="col" class="govuk-table__header">${words}</th>`)}</tr></thead>
<tbody class="govuk-table__body">${rows.map(
  ([first, ...rest]) =>
    html`<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">${first}</th>${rest.map(
      (content, at) =>
        html`<td class="govuk-table__cell">${content !== '' && html`<span class="es-table__label" aria-hidden="true">${heads[at + 1]}</span> `}${content}</td>`,
    )}</tr>`,
)}</tbody></table>`
