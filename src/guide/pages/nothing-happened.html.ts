import { TOLD } from '../../concern/urls.ts'
import { contactCard, type Page, type Reader } from '../../frame/index.ts'
import { html } from '../../kit/html.ts'

export function nothingHappenedPage(reader: Reader): Page {
  const { t, at, pack } = reader
  const { practitioners, public: everyone } = pack.partnership.disagreement
  const door = pack.contacts.get(pack.partnership.front_door)
  return {
    title: t('I told someone and nothing happened'),
    main: html`<h1 class="govuk-heading-xl">${t('I told someone and nothing happened')}</h1>
<p class="govuk-body-l">${t('You were right to tell. Please tell again.')}</p>
<h2 class="govuk-heading-m">${t('1. Ring again')}</h2>
<p class="govuk-body">${t('Say when you told someone, whom you told, and what has happened since. Ask what they did and when you will hear. Write down the name and the time.')}</p>
${door && contactCard(reader, door)}
${pack.forms.size > 0 && html`<p class="govuk-body">${t('Did you tell us in a form here? With your reference and your six words you can read a reply, or tell more.')} <a class="govuk-link" href="${at(TOLD)}">${t('Come back to what you told')}</a></p>`}
<h2 class="govuk-heading-m">${t('2. If you work with children')}</h2>
<p class="govuk-body"><strong>${t(practitioners.name)}.</strong> ${t(practitioners.how)}</p>
${practitioners.link && html`<p class="govuk-body"><a class="govuk-link" href="${practitioners.link}" rel="noreferrer">${t(practitioners.name)}</a></p>`}
<h2 class="govuk-heading-m">${t('3. Complain')}</h2>
<p class="govuk-body">${t(everyone.complaint)}</p>
<h2 class="govuk-heading-m">${t('4. Get someone on your side')}</h2>
<p class="govuk-body">${t(everyone.advocate)}</p>
${everyone.link && html`<p class="govuk-body"><a class="govuk-link" href="${everyone.link}" rel="noreferrer">${t('How to complain, and who can help you')}</a></p>`}
<p class="govuk-body">${t('If it gets worse, or someone is in danger, do not wait for a reply. Call 999.')}</p>`,
  }
}
