import type { Page, Reader } from '../frame/index.ts'
import { govuk } from '../kit/govuk.ts'
import { type Content, type Html, html } from '../kit/html.ts'
import type {} from '../kit/sent.ts'
import type { Allocation, Compiled, ShownPage } from './answers.ts'
import { type Around, askedPage, paragraphs } from './asked-page.html.ts'
import type { PageFault } from './read-page.ts'
import { entryList, review } from './review.html.ts'
import type { Typed } from './typed.ts'
import type { Way } from './walk.ts'

interface View {
  readonly compiled: Compiled
  readonly allocation: Allocation
  readonly way: Way
  readonly around: Around
  readonly sealed: string
  readonly path: string
  /** In English. */
  readonly title: string
  /** What has happened, already in the reader's language. */
  readonly notice: Content
  readonly back: boolean
}

interface PageView extends View {
  readonly shown: ShownPage
  /** Which page of this person's own way it is, from 1. */
  readonly number: number
  readonly faults: readonly PageFault[]
  readonly typed: Typed
}

/** One page of questions, or of what was added. Title and address are the same for all: a history tells no answer. */
export function pageView(reader: Reader, view: PageView): Page {
  const { t } = reader
  const { compiled, shown, number, way, faults, around } = view
  const { intro } = compiled.definition
  const asked = shown.list
    ? html`${around.above}${entryList(reader, view, shown)}`
    : askedPage(reader, { ...view, intro: number === 1 && intro ? paragraphs(t(intro)) : undefined })
  return {
    title: faults.length > 0 ? `${t('Error:')} ${t(view.title)}` : t(view.title),
    look: 'es-question',
    main: html`${view.notice}${form(
      view,
      shown.key,
      html`<p class="govuk-body es-step">${t('Page {number} of {all}', { number, all: way.pages.length })} <progress class="es-progress" max="${way.pages.length}" value="${number}" aria-hidden="true"></progress></p>
${asked}
${buttons(reader, t('Continue'), view.back)}`,
    )}${around.below}`,
  }
}

/** Everything that was answered, before it is sent. */
export function checkView(reader: Reader, view: View & { readonly send: string | undefined }): Page {
  const { t } = reader
  return {
    title: t(view.title),
    look: 'es-question',
    main: html`${view.notice}${form(
      view,
      '#check',
      html`<h1 class="govuk-heading-l">${t('Check your answers')}</h1>${view.around.above}
${review(reader, view)}
${buttons(reader, view.send ? t(view.send) : t('Send'), view.back, 'send')}`,
    )}${view.around.below}`,
  }
}

const form = ({ path, sealed }: View, at: string, content: Html): Html =>
  html`<form method="post" action="${path}" novalidate autocomplete="off"><input type="hidden" name="_sealed" value="${sealed}"><input type="hidden" name="_at" value="${at}">
${content}
</form>`

/**
 * What leads on comes first: pressing Enter in a box presses the first button of a form. Back is in the page, since
 * after a page that was not to be kept the browser's own Back finds none; what was typed goes back with it.
 */
const buttons = ({ t }: Reader, on: string, hasBack: boolean, go?: string): Html =>
  html`<div class="es-actions">${govuk('Button', { text: on, preventDoubleClick: true, ...(go ? { name: '_go', value: go } : {}) })}${
    hasBack &&
    govuk('Button', {
      text: t('Back'),
      name: '_go',
      value: 'back',
      classes: 'govuk-button--secondary',
    })
  }</div>`
