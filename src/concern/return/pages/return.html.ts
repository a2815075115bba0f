import { faultSummary, type Page, type Reader } from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { html } from '../../../kit/html.ts'
import { TOLD } from '../../urls.ts'

/** Where the reference and the six words are typed. One sentence for whatever is wrong: it tells nothing of what exists. */
export function returnPage(
  reader: Reader,
  wrong: { typed: { reference: string; words: string }; missing: boolean } | null = null,
): Page {
  const { t, at } = reader
  const say = wrong?.missing
    ? t('Write your reference and your six words')
    : t('We cannot find this reference with these words. Check both, and try again')
  return {
    title: t('Come back'),
    look: 'es-question',
    main: html`${faultSummary(
      reader,
      wrong
        ? [{ field: wrong.missing && wrong.typed.reference.trim() === '' ? 'reference' : 'words', says: say }]
        : [],
    )}
<h1 class="govuk-heading-xl">${t('Come back to what you told')}</h1>
<p class="govuk-body-l">${t('Read a reply, answer a question, or tell us more. What you told is not shown here.')}</p>
${govuk('InsetText', { text: t('Somebody who can see this screen, or checks this device, may see what you type. A school or home network may keep a list of pages. If that is not safe, use another device.') })}
<form method="post" action="${at(TOLD)}" autocomplete="off" novalidate>
${govukOnce('Input', {
  id: 'reference',
  name: 'reference',
  label: { text: t('Your reference') },
  hint: { text: t('Ten letters and numbers, such as 7K3MD-Q9TD4') },
  classes: 'govuk-input--width-10',
  autocomplete: 'off',
  spellcheck: false,
  ...(wrong ? { value: wrong.typed.reference.slice(0, 60) } : {}),
  ...(wrong?.missing && wrong.typed.reference.trim() === ''
    ? { errorMessage: { text: t('Write your reference') } }
    : {}),
})}
${govukOnce('Input', {
  id: 'words',
  name: 'words',
  label: { text: t('Your six words') },
  hint: { text: t('With a space between. The first four letters of each word are enough.') },
  autocomplete: 'off',
  spellcheck: false,
  ...(wrong ? { value: wrong.typed.words.slice(0, 500) } : {}),
  ...(wrong && (!wrong.missing || wrong.typed.words.trim() === '')
    ? { errorMessage: { text: wrong.missing ? t('Write your six words') : say } }
    : {}),
})}
${govuk('Button', { text: t('Go on'), preventDoubleClick: true })}
</form>
<p class="govuk-body">${t('If you no longer have the words, tell us again. We cannot find them for you.')}</p>`,
  }
}
