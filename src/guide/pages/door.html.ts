import { contactCard, type Page, type Reader } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, html } from '../../kit/html.ts'
import type { Audience, Contact, Teller } from '../../pack/index.ts'
import type { DoorPlace } from '../urls.ts'

export interface Door {
  readonly audience: Audience
  readonly teller: Teller
  readonly title: string
  readonly lead: string
  readonly points: readonly string[]
  /** People who would rather write than ring see text and chat first. */
  readonly textFirst: boolean
}

/** The words of each door. */
export function doorsOf({ t }: Reader): Record<DoorPlace, Door> {
  return {
    youngPeople: {
      audience: 'young_people',
      teller: 'young-person',
      title: t('Is something not right?'),
      lead: t('Maybe it is about a friend. Maybe it is about you. You do not have to be sure.'),
      points: [
        t('If someone is hurting, scaring or using a person, it is not that person’s fault.'),
        t('Telling someone is not grassing. It is how it stops.'),
        t('You can text or chat. You do not have to ring.'),
      ],
      textFirst: true,
    },
    parents: {
      audience: 'parents',
      teller: 'parent',
      title: t('Worried about your child?'),
      lead: t('You know your child best. If something feels wrong, you can talk to someone today.'),
      points: [
        t('You do not need proof. You do not need to know what it is.'),
        t('Someone may be pressing your child to keep secrets. It is not your child’s fault, or yours.'),
        t('Keep talking, stay calm, and let your child know that you are on their side.'),
      ],
      textFirst: false,
    },
    practitioners: {
      audience: 'practitioners',
      teller: 'practitioner',
      title: t('Your work brings you to children'),
      lead: t(
        'A few questions give you the right person, the right form and the right order, in and out of hours.',
      ),
      points: [
        t('Tell your safeguarding lead, and never wait for them if a child may come to significant harm.'),
        t('Look at what is being done to the child, whatever the child’s gender, age or background.'),
        t('Write down what you saw and heard, in the child’s own words, with date and time.'),
      ],
      textFirst: false,
    },
  }
}

export function doorPage(reader: Reader, place: DoorPlace): Page {
  const door = doorsOf(reader)[place]
  const { t, url, pack } = reader
  const contacts = [...pack.contacts.values()].filter(
    ({ id, for_whom }) =>
      id !== pack.partnership.emergency &&
      (for_whom.includes(door.teller) || id === pack.partnership.front_door),
  )
  return {
    title: door.title,
    main: html`<h1 class="govuk-heading-xl">${door.title}</h1>
<p class="govuk-body-l">${door.lead}</p>
<ul class="govuk-list govuk-list--bullet govuk-list--spaced">${door.points.map((point) => html`<li>${point}</li>`)}</ul>
<form method="post" action="${url('whomToTell')}" class="es-actions">
<input type="hidden" name="question" value="teller"><input type="hidden" name="answer" value="${door.teller}">
${govuk('Button', { text: t('Find out whom to tell'), preventDoubleClick: true })}
</form>
<h2 class="govuk-heading-l govuk-!-margin-top-8">${t('What people notice')}</h2>
<p class="govuk-body">${t('Any of these may be ordinary. None is proof. You do not need several before you tell someone.')}</p>
${signs(reader, door)}
<h2 class="govuk-heading-l govuk-!-margin-top-8">${t('People to talk to')}</h2>
<div class="es-contacts">${contacts.map((contact: Contact) => contactCard(reader, contact, { textFirst: door.textFirst }))}</div>`,
  }
}

/** The signs in this door's words, folded by domain. */
const signs = ({ t, pack }: Reader, { audience }: Door): Content =>
  pack.domains.map(({ domain, signs }) =>
    govuk('Details', {
      summaryText: t(domain.name),
      html: html`<ul class="govuk-list govuk-list--spaced">${signs.map((sign) => html`<li><strong>${t(sign[audience].title)}</strong><br>${t(sign[audience].about)}</li>`)}</ul>`
        .text,
    }),
  )
