import { daysLater } from '../../pack/index.ts'
import type { Answers, Draw } from '../../questionnaire/index.ts'
import { ageOn, type Child } from './children.ts'
import { chance, oneOf, someOf } from './draw-of.ts'
import type { Incident } from './incidents.ts'
import { emailAt, landline } from './reserved.ts'
import { FEELINGS, IMPACT, KEEP_FROM, REASONS, SAFE_TIMES, SEEN, TIMES, TRIED, WANTS, WELL } from './said.ts'
import { narrativeOf, plateSeen } from './say-it.ts'
import { PLACES } from './town.ts'

/**
 * What somebody who works with children would say on any of the three forms of practitioners: the questions that one of
 * them does not ask are left out as it is filled in.
 */
export const writeReport = (incident: Incident, day: string, draw: Draw): Answers => {
  const { teller, children, acts, harmer, significant, form } = incident
  const signs = [...new Set(acts.flatMap((one) => one.signs))]
  const older = children.some((child) => ageOn(child, day) >= 16)
  const protection = significant === 'yes'
  const familyTold =
    form === 'safeguarding-referral'
      ? oneOf(['yes', 'yes', 'no', 'not-safe'], draw)
      : children.length === 0
        ? 'nobody'
        : oneOf(['both', 'child', 'family', 'no'], draw)
  const agreement = oneOf(['agree', 'agree', 'object', 'not-asked'], draw)
  const band = protection
    ? oneOf(['significant', 'moderate'], draw)
    : significant === 'unsure'
      ? oneOf(['moderate', 'low'], draw)
      : oneOf(['low', 'none'], draw)
  return {
    'your-name': teller?.name ?? 'Alex Farrow',
    'your-agency': teller?.agency ?? 'Merrowby Homes',
    'your-role': teller?.role ?? '',
    'your-telephone': landline(draw),
    'your-email': emailAt(teller?.name ?? 'Alex Farrow', teller?.domain ?? 'merrowby-homes'),
    'police-may-call': chance(0.8, draw) ? 'yes' : 'no',
    people: [...children.map((child) => childEntry(child, draw)), ...harmerEntry(incident, draw)],
    places: [
      {
        'place-name': PLACES[incident.place].name,
        'place-address': PLACES[incident.place].address,
        'place-about': PLACES[incident.place].about,
      },
    ],
    vehicles: harmer.vehicle
      ? [
          {
            'vehicle-plate': plateSeen(incident, draw),
            'vehicle-make': harmer.vehicle.make,
            'vehicle-colour': harmer.vehicle.colour,
            'vehicle-about': harmer.vehicle.about,
          },
        ]
      : [],
    groups:
      harmer.group && chance(0.5, draw)
        ? [{ 'group-name': harmer.group, 'group-about': `They meet at ${PLACES[incident.place].name}` }]
        : [],
    kind: protection || chance(0.4, draw) ? 'protection' : 'early-help',
    'spoke-to': 'First Contact, by telephone, half an hour ago',
    'where-now': oneOf(
      ['At school, with a member of staff', 'At home with a grandparent', 'Not known: left at lunch'],
      draw,
    ),
    'done-with': chance(0.7, draw) ? ['child', 'family'] : ['neither'],
    'parents-view': oneOf(
      [
        'Worried, and glad that somebody asks.',
        'Angry with whoever does this. They would do anything.',
        'They had not known of it.',
      ],
      draw,
    ),
    'child-lives': chance(0.85, draw) ? 'family' : 'looked-after',
    signs,
    harms: [harmer.harm],
    significant,
    impact: oneOf(IMPACT, draw),
    'going-well': oneOf(WELL, draw),
    strengths: oneOf(WELL, draw),
    tried: oneOf(TRIED, draw),
    exploiter: narrativeOf(incident, draw),
    'seen-on': daysLater(day, -Math.floor(draw() * 6)),
    'seen-words': chance(0.4, draw) ? oneOf(TIMES, draw) : '',
    'how-known': someOf(['saw', 'child-told', 'other-told', 'online'], 1 + Math.floor(draw() * 2), draw),
    exposes: oneOf(['yes', 'no', 'no', 'not-sure'], draw),
    'exposes-whom': 'The child: few people know of it.',
    'family-told': familyTold,
    'family-agrees': agreement,
    agreement,
    'agreement-why': 'They fear what the person will do if it comes out.',
    'not-told-why':
      'Somebody in the house talks with the person named; telling could put the child at more risk.',
    'child-wants': oneOf(WANTS, draw),
    'is-16': older ? 'yes' : 'no',
    'own-word': older ? '“I can look after myself. But I want it to stop.”' : '',
    'not-find-out': oneOf(KEEP_FROM, draw),
    'safe-way': 'Through me, at work',
    'safe-time': oneOf(SAFE_TIMES, draw),
    evidence: signs.flatMap((sign) => SEEN[sign] ?? []).join(' '),
    feeling: chance(0.6, draw) ? oneOf(FEELINGS, draw) : '',
    narrative: narrativeOf(incident, draw),
    band,
    'band-reasons': oneOf(REASONS, draw),
    advice: 'First Contact said: go on, and send it today.',
    plan: 'A weekly talk in school, and a safe way home. The form tutor and the family worker see to it.',
    'review-on': daysLater(day, 28),
    ...itemsOf(incident, draw),
  }
}

/** The items of the assessment that what was done is evidence for. */
const itemsOf = ({ acts }: Incident, draw: Draw): Answers =>
  Object.fromEntries(
    acts.flatMap(({ items, signs }) =>
      items.flatMap((item): [string, string][] => [
        [item, chance(0.7, draw) ? 'yes' : 'possible'],
        [`${item}-when`, chance(0.75, draw) ? 'current' : 'recent'],
        [`${item}-evidence`, SEEN[signs[0] ?? ''] ?? 'Said so, and two others did.'],
        [`${item}-feeling`, chance(0.3, draw) ? oneOf(FEELINGS, draw) : ''],
      ]),
    ),
  )

const childEntry = (child: Child, draw: Draw): Answers => ({
  'person-role': ['child-at-risk'],
  'person-name': child.name,
  'person-born': child.born,
  'person-gender': child.gender,
  'person-ethnicity': child.ethnicity,
  'person-address': child.address,
  'person-school': child.school,
  'person-phones': chance(0.5, draw) ? child.phone : '',
  'person-accounts': chance(0.5, draw) ? child.account : '',
})

const harmerEntry = ({ harmer }: Incident, draw: Draw): Answers[] => {
  const named = harmer.name !== null && chance(0.6, draw)
  return [
    {
      // Somebody under 18 who harms others is mostly somebody to whom it was done.
      'person-role':
        harmer.id === 'weirside' && chance(0.6, draw)
          ? ['child-at-risk', 'person-of-concern']
          : ['person-of-concern'],
      'person-name': named ? (harmer.name ?? '') : '',
      'person-nicknames': harmer.nickname,
      'person-age': harmer.age,
      'person-looks': harmer.looks,
      'person-phones': harmer.phone && chance(0.5, draw) ? harmer.phone : '',
      'person-accounts': harmer.account && chance(0.6, draw) ? harmer.account : '',
      'person-works': harmer.worksAt ? 'yes' : 'unknown',
      'person-workplace': harmer.worksAt ?? '',
    },
  ]
}
