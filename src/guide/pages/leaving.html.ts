import { leaveTo, type Page, type Reader } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'

/** What leaving quickly does and does not do, and how to stay private. Its title tells a browser's history little. */
export function leavingPage(reader: Reader): Page {
  const { t, url } = reader
  return {
    title: t('Staying private'),
    main: html`<h1 class="govuk-heading-xl">${t('Leave quickly, and stay private')}</h1>
<p class="govuk-body-l">${t('One tap takes you away from these pages. It does not hide that you were here.')}</p>
<h2 class="govuk-heading-m">${t('What “Leave this page” does')}</h2>
${list([
  t('It stays at the top while you scroll.'),
  html`${t('It blanks the screen at once and opens another website.')} <a class="govuk-link" href="${leaveTo(reader)}" rel="nofollow noreferrer">${t('See which')}</a>`,
  t('On a keyboard, press Shift 3 times within 5 seconds. It does the same.'),
  t('The back button then passes by the page that you left.'),
])}
<h2 class="govuk-heading-m">${t('What it does not do')}</h2>
${list([
  t('It does not clear your history. Your browser still lists the pages that you opened here.'),
  t('The back button can still find pages that you saw here before the last one. If you can, close the tab.'),
  t('If JavaScript is off, it is a plain link. The back button then leads back here.'),
  t('It does not stop a person or an app that is watching your phone.'),
])}
<h2 class="govuk-heading-m">${t('Take these pages out of your history')}</h2>
<p class="govuk-body">${t('Take out only these pages if you can. An empty history may make someone ask why.')}</p>
${fold(t('iPhone or iPad: Safari'), [
  t('Tap the open book, then the clock.'),
  t('Find Early Signs. Swipe the line to the left.'),
  t('Tap Delete.'),
])}
${fold(t('Android phone: Chrome or Samsung Internet'), [
  t('Open the menu (three dots or three lines). Tap History.'),
  t('Find Early Signs.'),
  t('Tap the cross or the bin beside it. In Samsung Internet, hold the line first.'),
])}
${fold(t('Computer: Chrome, Edge or Firefox'), [
  t('Press Ctrl and H together. On a Mac, open the menu called History.'),
  t('Find Early Signs.'),
  t('Click the line with the right button, or its three dots. Choose the word that takes it away.'),
])}
<p class="govuk-body">${t('If your browser is signed in to an account, the same list may show on other phones and computers.')}</p>
<h2 class="govuk-heading-m">${t('Next time: a private window')}</h2>
<p class="govuk-body">${t('Open a private window before you come here. Some browsers call it Incognito or InPrivate. When you close it, your browser forgets the pages. Calls, downloads and what a network sees are not hidden.')}</p>
<h2 class="govuk-heading-m">${t('If somebody may be watching your phone')}</h2>
${list([
  t(
    'Some people put an app on a child’s or a partner’s phone that shows them everything on it. No button here can stop that.',
  ),
  t('Use a phone or computer that they cannot reach: a friend’s, or one at a library.'),
  t('Taking the app off, or changing a password, may tell them. Talk to somebody first.'),
])}
<h2 class="govuk-heading-m">${t('At school, at work, on the home Wi-Fi')}</h2>
<p class="govuk-body">${t('A school or work network may keep a list of sites. A school’s filter may tell a member of staff that someone opened pages like these. On home Wi-Fi, the person who pays for it may see the name of this site and when you opened it.')}</p>
<h2 class="govuk-heading-m">${t('Calls and texts')}</h2>
<p class="govuk-body">${t('Your phone lists them, and some show on the bill. Each contact says what it costs and what stays private.')} <a class="govuk-link" href="${url('contacts')}">${t('Who can I talk to?')}</a></p>
<p class="govuk-body"><a class="govuk-link" href="${url('privacy')}">${t('What we keep, and what we do not')}</a></p>`,
  }
}

const list = (lines: readonly Content[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet govuk-list--spaced">${lines.map((line) => html`<li>${line}</li>`)}</ul>`

const fold = (summaryText: string, steps: readonly string[]): Html =>
  govuk('Details', {
    summaryText,
    html: html`<ol class="govuk-list govuk-list--number">${steps.map((step) => html`<li>${step}</li>`)}</ol>`
      .text,
  })
