import { backLink, icon, type Page, type Reader, sources } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Audience, Harm } from '../../pack/index.ts'
import { type DoorPlace, harmPath, signPath } from '../urls.ts'
import { lawLines } from './law.html.ts'
import { resourceLinks } from './resources.html.ts'

/** Which door leads on to a sign, by whose words it is told in. */
const DOOR_OF: Record<Audience, DoorPlace> = {
  young_people: 'youngPeople',
  parents: 'parents',
  practitioners: 'practitioners',
}

/** One kind of harm: what the person who does it does, the signs in the words of one audience, and the law. */
export function harmPage(reader: Reader, harm: Harm, audience: Audience): Page {
  const { t, url, pack } = reader
  const name = t(harm.name)
  const helpful = pack.resources.filter(({ harms }) => harms?.includes(harm.id))
  return {
    title: name,
    before: backLink(url('harms'), t('What people do to harm children')),
    main: html`<h1 class="govuk-heading-xl">${name}</h1>
${alsoCalled(reader, harm.also_called)}
<div class="es-sides"><div>
<h2 class="govuk-heading-l">${t('What they do')}</h2>
<p class="govuk-body">${t('“They” are the people who do the harm. They can be adults or other young people, of any gender.')}</p>
<ul class="govuk-list govuk-list--bullet govuk-list--spaced">${harm.what_they_do.map((line) => html`<li>${t(line)}</li>`)}</ul>
<p class="govuk-body">${t('The person who does this is to blame. The child never is.')}</p>
<div class="es-actions"><a class="govuk-button" role="button" draggable="false" href="${url('whomToTell')}">${t('Whom should I tell?')}</a></div>
</div>${youngPeople(reader, harm)}</div>
${signs(reader, harm, audience)}
${harm.law.length > 0 && html`<h2 class="govuk-heading-l es-next">${t('What the law says')}</h2>${lawLines(reader, harm.law)}`}
${helpful.length > 0 && html`<h2 class="govuk-heading-l es-next">${t('Read and watch')}</h2>${resourceLinks(reader, helpful)}`}
<p class="govuk-body">${t.html(
      'We work by {approach}: we change the place and stop the people who do harm.',
      {
        approach: html`<a class="govuk-link" href="${url('harms')}#approach">${t(pack.approach.name)}</a>`,
      },
    )}</p>
${sources(reader, harm.sources)}`,
  }
}

/** The other names of something, so that whoever knows it by one of them finds it. */
export const alsoCalled = ({ t }: Reader, names: readonly string[]): Content =>
  names.length > 0 &&
  html`<p class="es-names"><span>${t('Also called')}</span> ${names.map((name) => html`<span class="es-name">${t(name)}</span> `)}</p>`

/** The same for a young person: what it is called, what it is like, where to go on. */
function youngPeople({ t, url }: Reader, { young_people, young_people_name, name }: Harm): Content {
  return (
    young_people &&
    html`<section class="es-young" aria-labelledby="young-people">
${icon('young')}
<h2 class="govuk-heading-m" id="young-people">${t(young_people_name ?? name)}</h2>
<p class="govuk-body">${t(young_people)}</p>
<p class="govuk-body"><a class="govuk-link" href="${url('youngPeople')}">${t('More for young people')}</a></p>
</section>`
  )
}

/** The signs that are told of with it, in the words of one audience; links choose another. */
function signs(reader: Reader, harm: Harm, audience: Audience): Html {
  const { t, at, pack } = reader
  const words: Record<Audience, string> = {
    young_people: t('a young person'),
    parents: t('a parent or carer'),
    practitioners: t('someone who works with children'),
  }
  const path = at(harmPath(harm.id))
  const groups = pack.domains
    .map(({ domain, signs }) => ({ domain, told: signs.filter(({ harms }) => harms.includes(harm.id)) }))
    .filter(({ told }) => told.length > 0)
  return html`<h2 class="govuk-heading-l es-next" id="signs">${t('What you may notice')}</h2>
<p class="govuk-body">${t('Any of these may be ordinary. None is proof. You do not need several before you tell someone.')}</p>
<nav class="es-choices es-no-print" aria-labelledby="words"><p id="words">${t('In the words of')}</p><ul>${(
    Object.keys(words) as Audience[]
  ).map(
    (one) =>
      html`<li><a class="es-choice" href="${path}?for=${one}#signs"${one === audience && html` aria-current="true"`}>${words[one]}</a></li>`,
  )}</ul></nav>
<div class="es-columns es-by-domain">${groups.map(
    ({ domain, told }) =>
      html`<section><h3 class="govuk-heading-s">${t(domain.name)}</h3><ul class="govuk-list">${told.map((sign) => html`<li><a class="govuk-link" href="${at(signPath(DOOR_OF[audience], sign.id))}">${t(sign[audience].title)}</a></li>`)}</ul></section>`,
  )}</div>`
}
