import { byTeller, contactAnchor, type Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Exercise, Sign } from '../../pack/index.ts'
import { exercisePath } from '../../practice/urls.ts'
import { doorOf } from '../articles/articles.ts'
import { numbers } from '../library/calls.html.ts'
import { doorsOf } from '../pages/door.html.ts'
import { articlePath, DOORS, type DoorPlace, harmPath, signPath, tradePath } from '../urls.ts'
import type { Findable } from './search-entries.ts'

/** What was found: where it leads, and a line to tell by whether it is what was meant. */
export function resultOf(reader: Reader, found: Findable, door: DoorPlace | undefined): Html {
  const { t, at, url } = reader
  switch (found.kind) {
    case 'sign':
      return sign(reader, found.thing, door)
    case 'article': {
      const { id, title, lead } = found.thing
      const place = doorOf(found.thing)
      return line(at(articlePath(place, id)), t(title), t(lead), doorsOf(reader)[place].name)
    }
    case 'harm': {
      const { id, name, what_they_do } = found.thing
      return line(at(harmPath(id)), t(name), t(what_they_do[0] ?? ''))
    }
    case 'approach':
      return line(`${url('harms')}#approach`, t(found.thing.name), t(found.thing.about))
    case 'contact': {
      const { id, name } = found.thing
      return line(
        `${url('contacts')}#${contactAnchor(id)}`,
        t(name),
        html`${t(found.thing.for)} ${numbers(reader, found.thing)}`,
      )
    }
    case 'route': {
      const { contact, name, what_happens_next } = found.thing
      const to = contact === undefined ? url('whomToTell') : `${url('contacts')}#${contactAnchor(contact)}`
      return line(to, t(byTeller(name, undefined)), t(byTeller(what_happens_next, undefined)))
    }
    case 'trade':
      return line(at(tradePath(found.thing.id)), t(found.thing.trade), t(found.thing.summary))
    case 'resource': {
      const { name, about, owner, link } = found.thing
      return line(link ?? url('resources'), t(name), t(about), t(owner))
    }
    case 'exercise': {
      const { id, title, about, doors } = found.thing
      return line(at(exercisePath(id)), t(title), t(about), practiceOf(reader, doors[0]))
    }
    case 'term':
      return html`<p class="es-result"><strong>${t(found.thing.term)}</strong></p><p class="govuk-body">${t(found.thing.means)}</p>`
    case 'page':
      return line(url(found.thing.place), found.thing.title, found.thing.about)
  }
}

/** Where an exercise belongs. */
const practiceOf = (reader: Reader, door: Exercise['doors'][number] | undefined): string => {
  const { t } = reader
  if (door === 'parents') return t('Notice, talk, share')
  if (door === 'trades') return t('At work')
  return door === 'practitioners' ? doorsOf(reader).practitioners.name : t('What’s okay?')
}

const line = (href: string, title: string, about: Content, of?: string): Html =>
  html`<p class="es-result"><a class="govuk-link" href="${href}"${!href.startsWith('/') && html` rel="noreferrer"`}>${title}</a>${of && html` <span class="es-quiet">${of}</span>`}</p><p class="govuk-body">${about}</p>`

/** A sign is told in the words of a door: of the one by which somebody came, or each to choose from. */
function sign(reader: Reader, { id, ...wordings }: Sign, door: DoorPlace | undefined): Html {
  const { t, at } = reader
  const doors = doorsOf(reader)
  const wording = (place: DoorPlace) => wordings[doors[place].audience]
  if (door) return line(at(signPath(door, id)), t(wording(door).title), t(wording(door).about))
  const { title, about } = wording('youngPeople')
  return html`<p class="es-result"><strong>${t(title)}</strong></p><p class="govuk-body">${t(about)}</p>
<ul class="es-result__doors">${DOORS.map((place) => html`<li><a class="govuk-link" href="${at(signPath(place, id))}">${t('For: {door}', { door: doors[place].name })}<span class="govuk-visually-hidden">: ${t(wording(place).title)}</span></a></li>`)}</ul>`
}
