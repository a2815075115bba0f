import type { StaffPage } from '../../accounts/index.ts'
import { momentInWords } from '../../briefing/index.ts'
import { backLink, type Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Problem } from '../../kit/result.ts'
import { PARTS, type PartId } from '../parts.ts'
import type { Version } from '../queries.ts'
import { priorityUrls } from '../urls.ts'
import { errors, submit } from './frame.html.ts'
import { partField, partSaid } from './part-field.html.ts'

interface Shown {
  readonly slug: string
  readonly part: PartId
  /** The latest first, down to the pack's. */
  readonly versions: readonly Version[]
  /** What stands in the box: what was typed, or the last words. */
  readonly value: string
  readonly faults: readonly Problem[]
  /** Somebody wrote while this was being written. */
  readonly overtaken: boolean
  /** Absent: this reader may look only. */
  readonly csrf?: Html
}

/** One part of a priority: its words in a box, and every version with who and when, each of which can be put back. */
export const wordsPage = (reader: Reader, shown: Shown): StaffPage => {
  const { t } = reader
  const { slug, part, versions, value, faults, overtaken, csrf } = shown
  const name = t(PARTS[part].name)
  const [last] = versions
  return {
    title: faults.length > 0 || overtaken ? t('Error: {name}', { name }) : name,
    before: backLink(priorityUrls.one(slug), t('Back to the priority')),
    main: html`${errors(reader, faults)}${overtaken && meanwhile(reader, shown)}<h1 class="govuk-heading-l">${name}</h1>${
      csrf &&
      html`<form method="post" action="${priorityUrls.words(slug, part)}" novalidate>${csrf}<input type="hidden" name="seen" value="${last?.version ?? 0}">${partField(reader, { part, name: 'words', value, faults })}${submit(overtaken ? t('Save mine after theirs') : t('Save'))}</form>`
    }
<h2 class="govuk-heading-m">${t('Versions')}</h2><p class="govuk-body">${t('Nothing is ever lost: every version stays here, and can be put back.')}</p>
<ol class="es-versions" reversed>${versions.map((version, i) => versionItem(reader, shown, version, i === 0))}</ol>`,
  }
}

const meanwhile = ({ t }: Reader, { part, versions }: Shown): Content => {
  const [last] = versions
  return html`<div class="govuk-error-summary" data-disable-auto-focus="true"><div role="alert"><h2 class="govuk-error-summary__title">${t('Somebody else changed this while you were writing')}</h2><div class="govuk-error-summary__body"><p>${t('{who} saved the words below on {when}. Yours are in the box and not saved yet: bring both together, then save.', { who: last?.by ?? t('Somebody'), when: last?.at ? momentInWords(last.at) : '' })}</p><ul class="govuk-list govuk-error-summary__list"><li><a href="#words">${t(PARTS[part].name)}</a></li></ul></div></div></div>`
}

const versionItem = (
  reader: Reader,
  { slug, part, csrf, versions }: Shown,
  version: Version,
  now: boolean,
): Html => {
  const { t } = reader
  const { version: number, words, by, at, fromVersion } = version
  const who =
    by && at ? t('{who}, {when}', { who: by, when: momentInWords(at) }) : t('As it began, from the pack')
  return html`<li class="es-version" value="${number}"><p class="es-version__who"><strong>${t('Version {n}', { n: number })}</strong>${now && html` · ${t('as it is now')}`} · ${who}${fromVersion !== null && html` · ${t('put back from version {n}', { n: fromVersion })}`}</p><p class="es-version__words">${words === '' ? t('Not written yet.') : partSaid(reader, part, words)}</p>${
    csrf &&
    !now &&
    words !== '' &&
    html`<form method="post" action="${priorityUrls.words(slug, part)}">${csrf}<input type="hidden" name="seen" value="${versions[0]?.version ?? 0}"><input type="hidden" name="back" value="${number}"><button class="govuk-button govuk-button--secondary es-version__back" type="submit">${t('Put back version {n}', { n: number })}</button></form>`
  }</li>`
}
