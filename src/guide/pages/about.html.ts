import { dayInWords, type Page, type Reader } from '../../frame/index.ts'
import { html } from '../../kit/html.ts'

export function aboutPage(reader: Reader): Page {
  const { t, pack, url } = reader
  const { approval, name, version } = pack.partnership
  return {
    title: t('About'),
    leave: false,
    main: html`<h1 class="govuk-heading-xl">${t('About Early Signs')}</h1>
<p class="govuk-body-l">${t('Some people harm children and young people outside the home: online, in a park, in a car, at a party. Early Signs helps you tell the right person early.')}</p>
<h2 class="govuk-heading-m">${t('What it does')}</h2>
<ul class="govuk-list govuk-list--bullet">
<li>${t('It asks you a few plain questions and tells you whom to tell, how, and what happens next.')}</li>
<li>${t('It never scores a child and never decides anything about one. People do that.')}</li>
<li>${t('It does not send your answers to anyone. You choose whom to ring, text or write to.')}</li>
</ul>
<h2 class="govuk-heading-m">${t('Whose it is')}</h2>
<p class="govuk-body">${
      approval
        ? t('{partnership} runs it. {officer}, {role}, approved this content on {date}.', {
            partnership: t(name),
            officer: approval.approved_by,
            role: t(approval.role),
            date: dayInWords(reader, approval.approved_on),
          })
        : t(
            'This is a trial copy. {partnership} has not approved it and does not run it. The telephone numbers are real.',
            { partnership: t(name) },
          )
    } ${t('Version of the content: {version}.', { version })}</p>
<h2 class="govuk-heading-m">${t('How it knows whom to tell')}</h2>
<p class="govuk-body"><a class="govuk-link" href="${url('howItIsDecided')}">${t('See every rule, in order')}</a>. ${t('Each combination of answers, in and out of hours, has been checked to lead to one first answer.')}</p>
<h2 class="govuk-heading-m">${t('The thinking behind it')}</h2>
<p class="govuk-body"><strong>${t(pack.approach.name)}.</strong> ${t(pack.approach.about)}</p>`,
  }
}
