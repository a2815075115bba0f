import { contactCard, icon, leavingNote, type Page, type Reader } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Audience, Contact, Teller } from '../../pack/index.ts'
import { exercisePath, PARENTS_PRACTISE, RING, SCENARIOS, WHATS_OKAY, WRITING } from '../../practice/urls.ts'
import { articlesOf } from '../articles/articles.ts'
import { settingsOf } from '../signs/noticers.ts'
import { articlePath, type DoorPlace, noticedPath } from '../urls.ts'
import { tellFields } from '../whom-to-tell/tell-fields.html.ts'
import { doorScene } from './door-scenes.html.ts'

export interface Door {
  readonly audience: Audience
  readonly teller: Teller
  /** What the door is called, in the browser's tab and its history. */
  readonly name: string
  readonly title: string
  readonly lead: string
  /** What to do with the list of what people notice, and words to try in its search. */
  readonly tick: string
  readonly find: string
  /** People who would rather write than ring see text and chat first. */
  readonly textFirst: boolean
  /** Whether signs are also told apart by who tends to notice them. */
  readonly settings: boolean
  /** Where the contacts page has more for them. */
  readonly contacts: string
}

/** The words of each door. */
export function doorsOf({ t }: Reader): Record<DoorPlace, Door> {
  return {
    youngPeople: {
      audience: 'young_people',
      teller: 'young-person',
      name: t('Young people'),
      title: t('Does something feel off?'),
      lead: t('It could be a friend, someone online, or you. Maybe it is nothing. Have a look around.'),
      tick: t('Tick anything you have noticed, about a friend or about you. You do not have to be sure.'),
      find: t('For example: phone, cash, bunking off'),
      textFirst: true,
      settings: false,
      contacts: 'young-people',
    },
    parents: {
      audience: 'parents',
      teller: 'parent',
      name: t('Parents and carers'),
      title: t('Worried about your child?'),
      lead: t('You know your child best. If something feels wrong, you can talk to someone today.'),
      tick: t('Tick what you have noticed. You do not have to be sure, and it may turn out to be nothing.'),
      find: t('For example: new trainers, taxi, not at school'),
      textFirst: false,
      settings: false,
      contacts: 'parents',
    },
    practitioners: {
      audience: 'practitioners',
      teller: 'practitioner',
      name: t('People who work with children'),
      title: t('What you notice at work matters'),
      lead: t(
        'A few questions give you the right person, the right form and the right order, in and out of hours.',
      ),
      tick: t('Tick what you saw or heard, whatever the child’s gender, age or background.'),
      find: t('For example: missing, debt, older friend'),
      textFirst: false,
      settings: true,
      contacts: 'professionals',
    },
  }
}

export function doorPage(reader: Reader, place: DoorPlace): Page {
  const door = doorsOf(reader)[place]
  return {
    title: door.name,
    look: `es-way es-way--${place}`,
    main: html`<div class="es-threshold">
<div>
<h1 class="govuk-heading-xl">${door.title}</h1>
<p class="govuk-body-l">${door.lead}</p>
${tell(reader, door)}
${place === 'youngPeople' && leavingNote(reader)}
</div>
${doorScene(place)}
</div>
${INSIDE[place](reader, door)}`,
  }
}

/** What is behind each door, in its own order. */
const INSIDE: Record<DoorPlace, (reader: Reader, door: Door) => Content> = {
  youngPeople: (reader, door) => {
    const { t } = reader
    return html`<h2 class="govuk-visually-hidden">${t('Good to know')}</h2>
<ul class="es-bubbles"><li>${t('If someone is hurting, scaring or using a person, it is not that person’s fault.')}</li><li>${t('Telling someone is not grassing. It is how it stops.')}</li><li>${t('You can text or chat. You do not have to ring.')}</li></ul>
${practising(reader)}
${noticing(reader, 'youngPeople')}
${people(reader, door, t('Text, chat or ring'))}
${reading(reader, 'youngPeople', t('Good to read'))}`
  },
  parents: (reader, door) => {
    const { t } = reader
    return html`${practisingParents(reader)}<ol class="es-path">
<li>${noticing(reader, 'parents', t('You do not need proof. You do not need to know what it is.'))}</li>
<li><h2 class="govuk-heading-l">${t('Start the conversation')}</h2><p class="govuk-body">${t('Choose a calm moment, side by side: in the car or over the washing-up. Say what you have seen, not what you fear. Then listen.')}</p><p class="govuk-body">${t('Someone may be pressing your child to keep secrets. It is not your child’s fault, or yours.')}</p></li>
<li><h2 class="govuk-heading-l">${t('Share it with someone')}</h2><p class="govuk-body">${t('School, a helpline or the people who protect children will listen. You can ask first, and decide after.')}</p>${tell(reader, door)}</li>
<li>${people(reader, door, t('Help for you'), t('This is hard to carry alone. These people help parents, not only children.'))}</li>
</ol>
${reading(reader, 'parents', t('Good to read'))}`
  },
  practitioners: (reader, door) => {
    const { t } = reader
    return html`<div class="es-desk"><section><h2 class="govuk-heading-m">${t('When you are worried')}</h2><ol class="govuk-list govuk-list--number govuk-list--spaced"><li>${t('Tell your safeguarding lead, and never wait for them if a child may come to significant harm.')}</li><li>${t('Look at what is being done to the child, whatever the child’s gender, age or background.')}</li><li>${t('Write down what you saw and heard, in the child’s own words, with date and time.')}</li></ol></section>
<section><h2 class="govuk-heading-m">${t('Signs across settings')}</h2><p class="govuk-body">${t('Each setting sees a part. See what is often noticed in:')}</p>${settings(reader)}</section></div>
${scenarios(reader)}
${noticing(reader, 'practitioners')}
${reading(reader, 'practitioners', t('Guidance'))}
${people(reader, door, t('People to talk to'))}`
  },
}

/** The way to "whom should I tell?", with who tells already answered. */
const tell = (reader: Reader, { teller }: Door): Html =>
  html`<form method="post" action="${reader.url('whomToTell')}" class="es-actions">${tellFields(reader, teller)}${govuk('Button', { text: reader.t('Find out whom to tell'), preventDoubleClick: true })}</form>`

/** Stories and a quiz, where the pack has any: the way in that asks nothing of anybody. */
function practising({ t, at, pack }: Reader): Content {
  const theirs = [...(pack.practice?.exercises.values() ?? [])].filter(({ doors }) =>
    doors.includes('young_people'),
  )
  return (
    theirs.length > 0 &&
    html`<div class="es-practise">${icon('chat')}<div><h2 class="govuk-heading-m"><a class="govuk-link govuk-link--no-underline" href="${at(WHATS_OKAY)}">${t('What’s okay?')}</a></h2><p class="govuk-body">${t('Stories that come as messages. You choose what to send, and see where it goes.')}</p></div></div>
<ul class="es-ways-in">${theirs.map(({ id, title }) => html`<li><a class="es-choice" href="${at(exercisePath(id))}">${t(title)}</a></li>`)}</ul>`
  )
}

/** Practice for parents and carers, where the pack has any. */
function practisingParents({ t, at, pack }: Reader): Content {
  const theirs = [...(pack.practice?.exercises.values() ?? [])].filter(({ doors }) =>
    doors.includes('parents'),
  )
  return (
    theirs.length > 0 &&
    html`<div class="es-practise">${icon('chat')}<div><h2 class="govuk-heading-m"><a class="govuk-link govuk-link--no-underline" href="${at(PARENTS_PRACTISE)}">${t('Notice, talk, share')}</a></h2><p class="govuk-body">${t('Practise here first: what to notice, how to begin, and whom you would ring.')}</p></div></div>
<ul class="es-ways-in">${theirs.map(({ id, title }) => html`<li><a class="es-choice" href="${at(exercisePath(id))}">${t(title)}</a></li>`)}${pack.practice?.ring && html`<li><a class="es-choice" href="${at(RING)}">${t(pack.practice.ring.title)}</a></li>`}</ul>`
  )
}
/** Files that grow week by week, and words to mend, where the pack has any. */
const scenarios = ({ t, at, pack }: Reader): Content =>
  pack.practice?.scenarios &&
  html`<div class="es-practise">${icon('chat')}<div><h2 class="govuk-heading-m"><a class="govuk-link govuk-link--no-underline" href="${at(SCENARIOS)}">${t('Small notes, one child')}</a></h2><p class="govuk-body">${t('A file grows week by week. Say what you make of it; then see how the same notes are read of another child.')}</p></div></div>
<ul class="es-ways-in"><li><a class="es-choice" href="${at(WRITING)}">${t('Mend the words')}</a></li></ul>`

/** The signs by domain: each leads to its part of the list. */
function noticing({ t, at, pack }: Reader, place: DoorPlace, before?: string): Html {
  const list = at(noticedPath(place))
  return html`<h2 class="govuk-heading-l">${t('What have you noticed?')}</h2>
${before && html`<p class="govuk-body">${before}</p>`}<p class="govuk-body">${t('Any of it may be ordinary. None of it is proof. Start where you like:')}</p>
<ul class="es-ways-in">${pack.domains.map(({ domain, signs }) => signs.length > 0 && html`<li><a class="es-choice" href="${list}#${domain.id}">${t(domain.name)}</a></li>`)}</ul>
<p class="govuk-body"><a class="govuk-link" href="${list}">${t('See the whole list')}</a></p>`
}

/** The door's guidance, where the pack has any. */
function reading({ t, at, pack }: Reader, place: DoorPlace, heading: string): Content {
  const articles = articlesOf(pack, place)
  return (
    articles.length > 0 &&
    html`<h2 class="govuk-heading-l">${heading}</h2><ul class="es-reading">${articles.map(({ id, title, lead }) => html`<li><a class="govuk-link govuk-body-l" href="${at(articlePath(place, id))}">${t(title)}</a><p class="govuk-body">${t(lead)}</p></li>`)}</ul>`
  )
}

/** What each setting tends to notice, as buttons that shorten the list. */
const settings = (reader: Reader): Html =>
  html`<form method="post" action="${reader.at(noticedPath('practitioners'))}" class="es-ways-in">${settingsOf(
    reader,
  ).map(
    ([id, name]) => html`<button type="submit" class="es-choice" name="go" value="by ${id}">${name}</button>`,
  )}</form>`

/** How many people to talk to stand on the door's own page; the others are on the page for all of them. */
const MOST_PEOPLE = 4

function people(reader: Reader, door: Door, title: string, before?: string): Html {
  const { t, url, pack } = reader
  const { front_door, emergency } = pack.partnership
  // Those that are for the fewest others first; the front door stands on every page, and first where work asks for it.
  const theirs = [...pack.contacts.values()]
    .filter(({ id, for_whom }) => id !== emergency && id !== front_door && for_whom.includes(door.teller))
    .toSorted((a, b) => a.for_whom.length - b.for_whom.length)
  const first = door.teller === 'practitioner' ? pack.contacts.get(front_door) : undefined
  const shown = [...(first ? [first] : []), ...theirs].slice(0, MOST_PEOPLE)
  // Who would rather write meets those first who can be written to.
  const byWriting = ({ text, chat }: Contact): number => Number(!(text || chat))
  if (door.textFirst) shown.sort((a, b) => byWriting(a) - byWriting(b))
  return html`<h2 class="govuk-heading-l">${title}</h2>
${before && html`<p class="govuk-body">${before}</p>`}<div class="es-contacts">${shown.map((contact) => contactCard(reader, contact, { textFirst: door.textFirst }))}</div>
<p class="govuk-body"><a class="govuk-link" href="${url('contacts')}#${door.contacts}">${t('Everyone you can talk to')}</a></p>`
}
