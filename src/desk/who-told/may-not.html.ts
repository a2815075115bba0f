import { backLink, type Reader, type StaffPage } from '../../frame/index.ts'
import { html } from '../../kit/html.ts'
import type { Look } from '../look.ts'
import { deskUrls } from '../urls.ts'

/** Why somebody of the team that answers may not read who told. */
export const sourceNotPage = (
  { t }: Reader,
  { look, holder }: { look: Pick<Look, 'reference'>; holder: string | null },
): StaffPage => ({
  title: t('See who told'),
  before: backLink(deskUrls.concern(look.reference), t('Back to the concern')),
  main: html`<span class="govuk-caption-l es-reference">${look.reference}</span><h1 class="govuk-heading-l">${t('See who told')}</h1><p class="govuk-body">${t('Who told is kept apart. Only whoever has this concern may read it, or somebody to whom the partnership has given that permission.')}</p><p class="govuk-body">${holder === null ? t('Nobody has it: take it first, if you will answer for it.') : t('{name} has it.', { name: holder })}</p>`,
})
