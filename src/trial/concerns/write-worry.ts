import type { Answers, Draw } from '../../questionnaire/index.ts'
import { ageOn } from './children.ts'
import { chance, oneOf, someOf } from './draw-of.ts'
import type { Incident } from './incidents.ts'
import { emailAt, mobile } from './reserved.ts'
import { KEEP_FROM, OWN_WANTS, SAFE_TIMES, TIMES, WANTS } from './said.ts'
import { narrativeOf, plateSeen } from './say-it.ts'
import { PLACES } from './town.ts'

const WITHOUT_CHILD = ['place', 'vehicle', 'adult', 'online'] as const

const aboutOf = ({ own, children, harmer }: Incident, draw: Draw): string => {
  if (own) return 'me'
  if (children.length > 0) return 'child'
  if (harmer.vehicle) return 'vehicle'
  return harmer.harm === 'online' ? 'online' : oneOf(WITHOUT_CHILD, draw)
}

/** What somebody would say on the form of a worry: little of what is known, as most do. */
export const writeWorry = (incident: Incident, day: string, draw: Draw): Answers => {
  const {
    children: [child],
    own,
    harmer,
    acts,
    significant,
    teller,
    tellerKind,
    soft,
  } = incident
  const knows = (share: number, text: string | null | undefined): string =>
    text && chance(share, draw) ? text : ''
  const place = PLACES[incident.place]
  const happening = [...new Set(acts.flatMap((one) => one.happening))].filter((id) => id !== 'not-sure')
  const age = child ? String(ageOn(child, day)) : ''
  const found = knows(0.7, child && (tellerKind === 'parent' ? child.address : child.school))
  const wants = knows(0.5, oneOf(own ? OWN_WANTS : WANTS, draw))
  const family = oneOf(['yes', 'no', 'no', 'not-sure'], draw)
  const anonymous = teller === null && chance(tellerKind === 'young-person' ? 0.8 : 0.5, draw)
  const name =
    teller?.name ??
    (own ? child?.first : oneOf(['Pat Ellery', 'Jo Marchant', 'Sima Rell', 'Col Whitter'], draw)) ??
    'Pat Ellery'
  const reach = knows(0.5, teller ? emailAt(teller.name, teller.domain) : mobile(draw))
  return {
    who: tellerKind,
    about: aboutOf(incident, draw),
    happening: soft !== null || significant === 'no' || happening.length === 0 ? ['not-sure'] : happening,
    'child-name': child ? (chance(0.6, draw) ? child.name : child.first) : '',
    'child-age': age && chance(0.5, draw) ? `about ${age}` : age,
    'me-age': age,
    'child-found': found,
    'me-found': knows(0.5, child?.school),
    'child-wants': wants,
    'me-wants': wants,
    'family-knows': family,
    'me-family-knows': family,
    'adult-name': knows(
      0.8,
      harmer.id === 'stranger' ? '' : harmer.name && chance(0.3, draw) ? harmer.name : harmer.nickname,
    ),
    'adult-looks': knows(0.6, harmer.looks),
    'adult-age': knows(0.6, harmer.age),
    'adult-works': harmer.worksAt ? 'yes' : 'unknown',
    'adult-place': harmer.worksAt ?? '',
    place: soft ? '' : `${place.name}, ${place.address}`,
    plate: soft && !harmer.plate ? '' : plateSeen(incident, draw),
    vehicle: harmer.vehicle
      ? `${harmer.vehicle.colour} ${harmer.vehicle.make.toLowerCase()}. ${harmer.vehicle.about}`
      : '',
    phone: knows(0.3, harmer.phone),
    account: harmer.account && chance(0.5, draw) ? `${harmer.account} on Chatterbox` : '',
    group: knows(0.4, harmer.group),
    'not-find-out': knows(0.7, oneOf(KEEP_FROM, draw)),
    named: anonymous ? 'no' : 'yes',
    'your-name': anonymous ? '' : name,
    'worker-name': tellerKind === 'practitioner' ? name : '',
    'safe-way': reach,
    'safe-time': reach ? oneOf(SAFE_TIMES, draw) : '',
    reply: chance(0.8, draw) ? 'yes' : 'no',
    language: chance(0.04, draw)
      ? oneOf(['British Sign Language', 'Polish', 'Arabic', 'Romanian'], draw)
      : '',
    known: own
      ? ['self']
      : someOf(['saw', 'child-told', 'other-told', 'online'], 1 + Math.floor(draw() * 2), draw),
    when: knows(0.6, oneOf(TIMES, draw)),
    narrative: narrativeOf(incident, draw),
  }
}
