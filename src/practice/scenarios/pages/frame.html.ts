import { backLink, type Page, type Reader } from '../../../frame/index.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import { SCENARIOS } from '../../urls.ts'

/** What every page of scenarios and of mending words has around it. */
export const roomPage = (reader: Reader, title: string, main: Content): Page => ({
  title,
  look: 'es-way es-way--practitioners es-practice',
  files: 'files',
  before: backLink(reader.url('practitioners'), reader.t('People who work with children')),
  main,
})

/** A form of a round: it goes to the one address that all of it has. */
export const roundForm = (
  reader: Reader,
  { sealed, at, look = '', to = 'now' }: Sealed & { readonly look?: string; readonly to?: string },
  inside: Content,
): Html =>
  html`<form class="${look}" method="post" action="${reader.at(SCENARIOS)}#${to}" autocomplete="off" novalidate><input type="hidden" name="sealed" value="${sealed}"><input type="hidden" name="at" value="${at}">${inside}</form>`

/** What a round is sealed as and where it is, for the forms of its page. */
export interface Sealed {
  readonly sealed: string
  readonly at: string
}
