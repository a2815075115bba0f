import type { StaffPage } from '../../../accounts/index.ts'
import { backLink, type Reader } from '../../../frame/index.ts'
import { html } from '../../../kit/html.ts'
import type { Problem } from '../../../kit/result.ts'
import type { Instrument } from '../../../pack/index.ts'
import { type Compiled, preview } from '../../../questionnaire/index.ts'
import type { Expanded } from '../../instruments/expanded.ts'

interface PreviewView {
  readonly instrument: Instrument
  readonly asked: { readonly compiled: Compiled; readonly expanded: Expanded } | null
  readonly problems: readonly Problem[]
  readonly back: string
  readonly path: string
  /** Of stories: who the child is in all of them. */
  readonly arm: string
}

/** Everything that people see, page after page, as it is asked. */
export const previewPage = (
  reader: Reader,
  { instrument, asked, problems, back, path, arm }: PreviewView,
): StaffPage => {
  const { t } = reader
  const { before } = instrument
  const stories = asked?.expanded.stories
  return {
    title: t('As people see it'),
    before: backLink(back, t('Back')),
    main: html`<h1 class="govuk-heading-l">${t('As people see it')}</h1>
${problems.map(({ what, right }) => html`<p class="govuk-body es-problems">${what} ${right}</p>`)}
${stories && html`<p class="govuk-body">${t('In the stories below the child is')} ${stories.arms.map(({ id, name }, i) => html`${i > 0 && ' · '}${id === arm ? html`<strong>${t(name)}</strong>` : html`<a class="govuk-link" href="${path}?child=${id}">${t(name)}</a>`}`)}. ${t('Each person meets all of them.')}</p>`}
<section class="es-preview"><h2 class="govuk-heading-m">${t(instrument.title)}</h2>${Object.values(before).map((text) => html`<p class="govuk-body">${t(text)}</p>`)}</section>
${asked?.compiled.definition.pages.map((page, i) => html`<section class="es-preview" aria-label="${t('Page {n}', { n: i + 1 })}"><p class="govuk-body es-step">${t('Page {n}', { n: i + 1 })}</p>${preview(asked.compiled, page.id, reader, armsFor(asked.expanded, page.id, arm))}</section>`)}
<section class="es-preview"><p class="govuk-body">${t(instrument.thanks)}</p></section>`,
  }
}

/** A way through the stories on which the child of this page is the one that is looked at. */
const armsFor = (
  { stories, questionnaire }: Expanded,
  pageId: string,
  arm: string,
): Record<string, string> => {
  const story = stories?.ids.findIndex((id) => pageId === `page-${id}`) ?? -1
  const way = Object.entries(stories?.ways ?? {}).find(([, arms]) => arms[story] === arm)?.[0]
  const variant = questionnaire.variants?.[0]?.id
  return way && variant ? { [variant]: way } : {}
}
