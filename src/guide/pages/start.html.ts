import { TELL, TOLD } from '../../concern/urls.ts'
import { arcs, icon, type Page, type Reader } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { html } from '../../kit/html.ts'
import { WHATS_OKAY } from '../../practice/urls.ts'
import { searchForm } from '../search/search.html.ts'
import { doorScene } from './door-scenes.html.ts'

export function startPage(reader: Reader): Page {
  const { t, url, at, pack } = reader
  const doors = [
    ['youngPeople', t('Young people'), t('For you, or for someone you know.')],
    ['parents', t('Parents and carers'), t('Something has changed and you want to talk it over.')],
    [
      'practitioners',
      t('People who work with children'),
      t('Whom to tell, in what order, and what to record.'),
    ],
  ] as const
  return {
    title: t('Early Signs'),
    leave: false,
    main: html`<div class="es-hero">
<div>
<h1 class="govuk-heading-xl">${t('You noticed something. Find out whom to tell.')}</h1>
<p class="govuk-body-l">${t(
      'Some people harm children and young people away from home. They may be strangers, friends or people online. You do not need proof to tell someone.',
    )}</p>
<div class="es-actions">${govuk('Button', { text: t("I'm worried about something"), href: url('whomToTell') })}
${govuk('Button', { text: t('Who can I talk to?'), href: url('contacts'), classes: 'govuk-button--secondary' })}</div>
<p class="govuk-body es-promise">${icon('private')}<span>${t(
      'It takes under a minute. We do not ask who you are and we keep nothing you tick.',
    )}</span></p>
${searchForm(reader)}
</div>
<div class="es-hero__drawing">${arcs}</div>
</div>
<h2 class="govuk-heading-l">${t('Choose your way in')}</h2>
<ul class="es-doors">${doors.map(
      ([place, title, words]) =>
        html`<li class="es-way es-way--${place} es-entry">${doorScene(place)}<div><h3 class="govuk-heading-m"><a class="govuk-link govuk-link--no-underline" href="${url(place)}">${title}</a></h3><p class="govuk-body">${words}</p></div></li>`,
    )}</ul>
<div class="es-pair">${
      pack.practice &&
      html`<div class="es-practise">${icon('chat')}<div><h2 class="govuk-heading-m"><a class="govuk-link govuk-link--no-underline" href="${at(WHATS_OKAY)}">${t('What’s okay?')}</a></h2><p class="govuk-body">${t('Stories that come as messages, for young people. You choose what happens.')}</p></div></div>`
    }${
      pack.tradeGuides.length > 0 &&
      html`<div class="es-practise">${icon('work')}<div><h2 class="govuk-heading-m"><a class="govuk-link govuk-link--no-underline" href="${url('trades')}">${t('You meet the public at work')}</a></h2><p class="govuk-body">${t('You may see what nobody else sees. Each guide takes five minutes, also on a night shift.')}</p></div></div>`
    }</div>
<ul class="es-reading">${
      pack.forms.size > 0 &&
      html`<li><a class="govuk-link" href="${at(TELL)}">${t('Tell us in a form')}</a></li><li><a class="govuk-link" href="${at(TOLD)}">${t('Come back to what you told')}</a></li>`
    }<li><a class="govuk-link" href="${url('nothingHappened')}">${t('I told someone and nothing happened')}</a></li><li>${t('Early Signs is for {area}. Live somewhere else? The questions still show you whom to tell.', { area: t(pack.partnership.area) })}</li></ul>`,
  }
}
