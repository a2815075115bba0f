import { type Page, periodWords, type Reader } from '../../frame/index.ts'
import { type Content, html } from '../../kit/html.ts'

export function privacyPage(reader: Reader): Page {
  const { t, pack } = reader
  const { data_controller: controller } = pack.partnership
  const forms = [...pack.forms.values()]
  return {
    title: t('Privacy'),
    leave: false,
    main: html`<h1 class="govuk-heading-xl">${t('What we keep, and what we do not')}</h1>
<p class="govuk-body-l">${t('You can read, look and ask here, and we keep nothing about you. What you send us, we keep.')}</p>
<h2 class="govuk-heading-m">${t('On our side')}</h2>
<ul class="govuk-list govuk-list--bullet govuk-list--spaced">
<li>${t('We set no cookie and load nothing from anyone else.')}</li>
<li>${t('Your answers to “Whom should I tell?” travel inside the page, locked. Only this service can open them. They are never saved. A finished page may stay in memory for a while, but not who asked for it.')}</li>
<li>${t('Our records hold which page was asked for and how long it took. They do not hold your address, your answers or a name.')}</li>
</ul>
${kept(reader)}
<h2 class="govuk-heading-m">${t('On your phone or computer')}</h2>
<p class="govuk-body">${t('Your browser keeps a list of pages you visit. Someone who looks at your phone may see that you came here. They cannot see what you ticked in that list. Open pages and the back button can still show it, so close the page when you are done.')}</p>
<p class="govuk-body">${t('A call or a text shows in your phone’s list of calls or messages. Each contact says if it shows on the bill. A school or work network may keep a list of the sites you open.')}</p>
<h2 class="govuk-heading-m">${t('When you ring, text or write to someone')}</h2>
<p class="govuk-body">${t('They have their own rules on what they keep and whom they tell. The answer page says what they must pass on.')}</p>
<h2 class="govuk-heading-m">${t('Who answers for your data')}</h2>
<p class="govuk-body">${t(controller.name)}. ${t(controller.contact)}</p>
${controller.link && html`<p class="govuk-body"><a class="govuk-link" href="${controller.link}" rel="noreferrer">${t('Data protection at {name}', { name: t(controller.name) })}</a></p>`}
${
  forms.length > 0 &&
  html`<p class="govuk-body">${t('For what you tell here:')}</p>
<ul class="govuk-list govuk-list--bullet">${forms.map(({ title, controller: { name, agreement } }) => html`<li>${t(title)}: ${t(name)}.${agreement && html` ${t('It is shared under this agreement:')} ${agreement.link ? html`<a class="govuk-link" href="${agreement.link}" rel="noreferrer">${t(agreement.name)}</a>` : t(agreement.name)}.`}</li>`)}</ul>`
}
<p class="govuk-body">${t('If you are not happy with their answer, you can complain to the Information Commissioner.')} <a class="govuk-link" href="https://ico.org.uk/make-a-complaint/" rel="noreferrer">${t('How to complain to the Information Commissioner')}</a></p>`,
  }
}

/** What is kept of what somebody sends, and how long: the periods by which it is deleted. */
const kept = (reader: Reader): Content => {
  const { t, pack } = reader
  const { keeping } = pack
  return html`<h2 class="govuk-heading-m">${t('What you send')}</h2>
<p class="govuk-body">${t('Nothing is kept before you press the button that sends or shares it.')}</p>
<ul class="govuk-list govuk-list--bullet govuk-list--spaced">
${pack.forms.size > 0 && html`<li>${t('What you tell in a form is locked, and goes to the people that the form names. Who told is kept apart, under a lock of its own.')}</li>`}
<li>${t('What you tick in a survey, or share of a practice, is kept with the day. Nobody can tell that it was you, so it stays.')}</li>
</ul>
${
  keeping &&
  html`<h3 class="govuk-heading-s">${t('How long we keep it')}</h3>
<ul class="govuk-list govuk-list--bullet">${keeping.records.map((type) => html`<li>${t(type.say)}: ${periodWords(reader, type)}.</li>`)}</ul>
<p class="govuk-body">${t('Where more than one fits, the first one counts. Then it is deleted, unless a court or an inquiry needs it.')}${keeping.records.some(({ source }) => source.unchecked) && html` ${t('Nobody has checked these times with the people who answer for your data yet.')}`}</p>`
}
<p class="govuk-body">${t('You can ask to see what we keep about you, and ask us to delete it. Ask the people who answer for your data, further down.')}</p>`
}
