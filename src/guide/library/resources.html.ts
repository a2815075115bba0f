import { dayInWords, type Page, type Reader } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { AUDIENCES, type Audience, GAPS, type Gap, type Resource } from '../../pack/index.ts'

/** What the words after the `?` ask for. */
export interface Sifted {
  readonly audience: Audience | null
  readonly gap: Gap | null
  /** Something else was asked for, which we do not know and leave out. */
  readonly unknown: boolean
}

/** Any query → one of few. Nothing asked for is repeated. */
export function siftedBy(asked: Readonly<Record<string, unknown>>): Sifted {
  const audience = AUDIENCES.find((one) => one === asked.for) ?? null
  const gap = GAPS.find((one) => one === asked.gap) ?? null
  const unknown = (!!asked.for && !audience) || (!!asked.gap && !gap)
  return { audience, gap, unknown }
}

/** What to read and watch, by who it is for and by what it helps with. Links sift: no script, no form. */
export function resourcesPage(reader: Reader, { audience, gap, unknown }: Sifted): Page {
  const { t, url, pack } = reader
  const [people, help] = [audienceNames(reader), gapNames(reader)]
  const fits = (forWhom: Audience | null, what: Gap | null): Resource[] =>
    pack.resources.filter(
      ({ for: readers, gaps }) => (!forWhom || readers.includes(forWhom)) && (!what || gaps.includes(what)),
    )
  const found = fits(audience, gap)
  const place = (forWhom: Audience | null, what: Gap | null): string => {
    const query = [forWhom && `for=${forWhom}`, what && `gap=${what}`].filter(Boolean).join('&')
    return `${url('resources')}${query && `?${query}`}#found`
  }
  const chip = (words: string, href: string, current: boolean): Html =>
    html`<li><a class="es-choice" href="${href}"${current && html` aria-current="true"`}>${words}</a></li>`
  // What would find nothing is not offered.
  const people_offered = AUDIENCES.filter((one) => one === audience || fits(one, gap).length > 0)
  const help_offered = GAPS.filter((one) => one === gap || fits(audience, one).length > 0)
  const chosen = [audience && people[audience], gap && help[gap]].filter((words) => words !== null)
  return {
    title: t('Read, watch and learn'),
    main: html`<h1 class="govuk-heading-xl">${t('Read, watch and learn')}</h1>
<p class="govuk-body-l">${t('Guides, films and training, from people we know and others.')}</p>
${unknown && govuk('InsetText', { text: t('We do not know one of the words in that address, so we left it out.') })}
<div class="es-sifting">
<div class="es-sifting__words es-no-print">
<nav class="es-choices" aria-labelledby="sift-for"><h2 class="govuk-heading-s" id="sift-for">${t('Who is it for?')}</h2><ul>${chip(t('Anyone'), place(null, gap), !audience)}${people_offered.map((one) => chip(people[one], place(one, gap), one === audience))}</ul></nav>
<nav class="es-choices" aria-labelledby="sift-gap"><h2 class="govuk-heading-s" id="sift-gap">${t('What would help?')}</h2><ul>${chip(t('Anything'), place(audience, null), !gap)}${help_offered.map((one) => chip(help[one], place(audience, one), one === gap))}</ul></nav>
</div>
<div>
<h2 class="govuk-heading-m" id="found">${chosen.length > 0 ? chosen.join(': ') : t('All of it')}</h2>
${
  found.length > 0
    ? html`<ul class="es-resources">${found.map((resource) => html`<li>${resourceCard(reader, resource)}</li>`)}</ul>`
    : html`<p class="govuk-body">${t('There is nothing here for that yet.')} <a class="govuk-link" href="${url('resources')}">${t('Show all of it')}</a></p>`
}
</div></div>`,
  }
}

const audienceNames = ({ t }: Reader): Record<Audience, string> => ({
  young_people: t('Young people'),
  parents: t('Parents and carers'),
  practitioners: t('People who work with children'),
})

const gapNames = ({ t }: Reader): Record<Gap, string> => ({
  'recognising-signs': t('Seeing the signs'),
  'seeing-risk-to-self': t('Seeing that it could be you'),
  'knowing-whom-to-tell': t('Knowing whom to tell'),
  'seeing-every-gender': t('Seeing boys and girls alike'),
  'starting-a-conversation': t('Starting to talk about it'),
  'support-for-families': t('Help for families'),
  'practice-and-procedure': t('Good practice'),
  disruption: t('Stopping people who do harm'),
  'online-safety': t('Safer online'),
  reporting: t('Passing on what you know'),
})

function resourceCard(reader: Reader, resource: Resource): Html {
  const { t } = reader
  const people = audienceNames(reader)
  const help = gapNames(reader)
  return html`<h3 class="govuk-heading-s">${resourceName(reader, resource)}</h3>
<p class="govuk-body">${t(resource.about)}</p>
<dl class="es-facts"><div><dt>${t('From')}</dt><dd>${t(resource.owner)}</dd></div><div><dt>${t('For')}</dt><dd>${resource.for.map((one) => people[one]).join(', ')}</dd></div><div><dt>${t('Helps with')}</dt><dd>${resource.gaps.map((one) => help[one]).join(', ')}</dd></div></dl>
<p class="govuk-body-s es-resources__checked">${checked(reader, resource)}</p>`
}

const resourceName = ({ t }: Reader, { name, link }: Resource): Content =>
  link ? html`<a class="govuk-link" href="${link}" rel="noreferrer">${t(name)}</a>` : t(name)

/** Whether somebody has opened it; said plainly where nobody has. */
function checked(reader: Reader, { link, checked_on }: Resource): string {
  const { t } = reader
  const opened = checked_on
    ? t('Checked on {day}.', { day: dayInWords(reader, checked_on) })
    : t('Nobody has opened it yet to check it.')
  return link ? opened : t('It has no link yet: ask the people it is from.')
}

/** Names and owners only, for a page about something else. */
export const resourceLinks = (reader: Reader, resources: readonly Resource[]): Html =>
  html`<ul class="govuk-list govuk-list--spaced">${resources.map((resource) => html`<li>${resourceName(reader, resource)} <span class="es-cost">${reader.t(resource.owner)}. ${checked(reader, resource)}</span></li>`)}</ul>`
