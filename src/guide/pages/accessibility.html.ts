import { dayInWords, type Page, type Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import results from '../accessibility-results.json' with { type: 'json' }
import { PATHS } from '../urls.ts'

/**
 * The accessibility statement. Its figures are those of the last run of the tests with RESULTS=1, as it wrote them:
 * docs/accessibility.md says how.
 */
export const accessibilityPage = (reader: Reader): Page => statementOf(reader, results)

/** What a run of the tests wrote; of a file that is empty, nothing. */
type Results = Partial<typeof results>

export function statementOf(reader: Reader, results: Results): Page {
  const { t, pack } = reader
  const { approval, accessibility_contact: contact } = pack.partnership
  const partnership = t(pack.partnership.name)
  const tested = testedIn(reader, results)
  return {
    title: t('Accessibility'),
    leave: false,
    main: html`<h1 class="govuk-heading-xl">${t('Accessibility statement')}</h1>
<p class="govuk-body-l">${t('We want everybody to be able to use these pages: also at night, on an old phone, in a hurry, with a screen reader or with no mouse.')}</p>
<h2 class="govuk-heading-m">${t('What you can do')}</h2>
${list([
  t('Use every page with a keyboard alone, and without JavaScript.'),
  t('Make the text four times as large, or set wider lines and letters, and lose nothing.'),
  t(
    'Have it dark or light, in your own strong colours, without movement, or printed: as your device is set.',
  ),
  t('Hear it with a screen reader, in the order in which it is seen.'),
])}
<h2 class="govuk-heading-m">${t('What was tested')}</h2>
${tested ?? html`<p class="govuk-body">${t('These pages are not tested yet.')}</p>`}
<p class="govuk-body">${t('Further tests run before every change is taken in. They go through the pages by keyboard, with scripts off, at 320 pixels, with wide spacing and large text, in forced colours, as print, and in the order of a screen reader.')}</p>
<h2 class="govuk-heading-m">${t('What was not tested')}</h2>
${list([
  t('No person who uses a screen reader, voice control or a switch has tried these pages yet.'),
  t('No one has tested them with children and young people, or with people who find reading hard.'),
  tested && t('A program finds only some faults. There may be others that we do not know of.'),
  t('Websites and telephone lines that we link to are not ours. We have not tested them.'),
])}
<h2 class="govuk-heading-m">${t('If something does not work for you')}</h2>
<p class="govuk-body">${contact ? t(contact) : t('Nobody is named here yet. {partnership} must name somebody before these pages open to the public.', { partnership })}</p>
<p class="govuk-body">${t('If you are worried about a child, do not wait for this to be mended. Call one of the numbers at the top and the bottom of this page.')}</p>
<h2 class="govuk-heading-m">${t('If you are not happy with our answer')}</h2>
<p class="govuk-body">${t('The Equality and Human Rights Commission enforces the accessibility regulations of 2018. The Equality Advisory and Support Service can advise you.')} <a class="govuk-link" href="https://www.equalityadvisoryservice.com/" rel="noreferrer">${t('Equality Advisory and Support Service')}</a></p>
<h2 class="govuk-heading-m">${t('What the law asks')}</h2>
<p class="govuk-body">${t('The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 ask a public body to meet these rules and to say so.')} ${
      approval && tested
        ? t(
            'By the tests above these pages meet them in part: what only people can judge has not been judged.',
          )
        : approval
          ? t('Until they are tested, nobody can say that these pages meet them.')
          : t(
              'This is a trial copy and not the service of a public body, so this is not yet a statement under them. Whoever runs it for the public must test it with people and sign its own.',
            )
    }</p>`,
  }
}

/** What the program looked at and found; null where it has looked at nothing. */
function testedIn(reader: Reader, { on, with: by, widths = [], pages = [] }: Results): Html | null {
  const { t } = reader
  const views = sum(pages.map(({ views }) => views))
  if (views === 0 || !on || !by) return null
  const faults = sum(pages.map(({ faults, markup_faults }) => faults + markup_faults))
  const seen = new Set(pages.map(({ page }) => page))
  const untested = Object.keys(PATHS).filter((place) => !seen.has(place)).length
  return html`<p class="govuk-body">${t(
    'On {date} a program looked at {pages} pages and states of pages, {views} times in all: light and dark, {widths} pixels wide.',
    { date: dayInWords(reader, on), pages: pages.length, views, widths: widths.join(t(' and ')) },
  )} ${
    faults === 0
      ? t('It found no breach of the rules that it can check.')
      : t('It found {faults} faults. They are not mended yet.', { faults })
  }${untested > 0 && html` ${t('Pages added since and not in these figures: {untested}.', { untested })}`}</p>
<p class="govuk-body">${t('The rules are the Web Content Accessibility Guidelines, version 2.2, levels A and AA, as far as a program can judge them.')}</p>
<dl class="govuk-summary-list">
${row(t('Rules checked by'), t('axe-core {version}', { version: by['axe-core'] }))}
${row(t('Markup checked by'), t('html-validate {version}', { version: by['html-validate'] }))}
${row(t('Browser'), t('Chromium {version}', { version: by.chromium }))}
</dl>`
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

const list = (lines: readonly Content[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet govuk-list--spaced">${lines.filter(Boolean).map((line) => html`<li>${line}</li>`)}</ul>`

const row = (key: string, value: string): Html =>
  html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${key}</dt><dd class="govuk-summary-list__value">${value}</dd></div>`
