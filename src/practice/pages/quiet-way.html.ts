import { icon, type Reader, telephone } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Contact, Exercise } from '../../pack/index.ts'
import { atWork, type Room, roomOf } from '../rooms.ts'

/** Where the page of everybody to talk to has theirs. */
const CONTACTS_OF = { youngPeople: 'young-people', parents: 'parents', practitioners: 'professionals' }

/** A quiet way to help, folded, on each page of an exercise: opened without a word to anybody. */
export function quietWay(reader: Reader, exercise: Exercise, edition = exercise.editions[0]): Html {
  const { say, contacts } = exercise.quiet
  const words =
    typeof say === 'string' ? say : ((edition && say[edition as keyof typeof say]) ?? say.default ?? '')
  return folded(reader, roomOf(reader, exercise), reader.t(words), contacts)
}

/** The same while somebody reads a file: whom to call about a child whom they know, without a word of what the file tells. */
export function quietWayAtWork(reader: Reader): Html {
  const { emergency, front_door: door } = reader.pack.partnership
  const room = atWork(reader)
  return folded(reader, room, room.reassured, [emergency, door])
}

const folded = (reader: Reader, room: Room, words: string, ids: readonly string[]): Html => {
  const { t, pack } = reader
  const contacts = ids.flatMap((id) => pack.contacts.get(id) ?? [])
  return html`<details class="govuk-details es-quiet-way es-no-print"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${room.near}</span></summary><div class="govuk-details__text"><p class="govuk-body">${words}</p>${contacts.map((contact) => html`<p class="govuk-body"><strong>${t(contact.name)}</strong></p><ul class="es-contact__ways">${ways(reader, contact)}</ul>`)}<p class="govuk-body"><a class="govuk-link" href="${reader.url('contacts')}#${CONTACTS_OF[room.door]}">${t('Everyone you can talk to')}</a></p></div></details>`
}

/** How somebody is reached: writing first. */
const ways = ({ t }: Reader, { chat, text, telephone: call, website, name }: Contact): Html[] => [
  ...(chat
    ? [
        html`<li>${icon('chat')}<a class="govuk-link" href="${chat}" rel="noreferrer">${t('Chat online with {name}', { name: t(name) })}</a></li>`,
      ]
    : []),
  ...(text
    ? [
        html`<li>${icon('text')}<span>${t('Text')} <a class="govuk-link es-number" href="sms:${text.number.replaceAll(' ', '')}">${text.number}</a>${text.say && html` <span class="es-say">${t(text.say)}</span>`}</span></li>`,
      ]
    : []),
  ...(call
    ? [
        html`<li>${icon('telephone')}<span>${telephone(call.number)} <span class="es-cost">${t(call.cost)}</span></span></li>`,
      ]
    : []),
  // Some are reached by their website alone.
  ...(website && !chat && !text && !call
    ? [
        html`<li>${icon('web')}<a class="govuk-link" href="${website}" rel="noreferrer">${t('Website of {name}', { name: t(name) })}</a></li>`,
      ]
    : []),
]
