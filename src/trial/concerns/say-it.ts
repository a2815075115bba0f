import type { Draw } from '../../questionnaire/index.ts'
import { chance, oneOf } from './draw-of.ts'
import type { Incident } from './incidents.ts'
import { ENDS, OWN_ENDS, TIMES } from './said.ts'
import { PLACES } from './town.ts'

/** How whoever tells names the one who does harm. */
const callsThem = ({ harmer: { id, nickname, name, worksAt } }: Incident, draw: Draw): string =>
  id === 'stranger' || name === null ? nickname : worksAt ? name : chance(0.6, draw) ? nickname : name

/** Half a plate is what most have seen. */
export const plateSeen = ({ harmer: { plate } }: Incident, draw: Draw): string =>
  plate === null ? '' : chance(0.25, draw) ? plate : plate.slice(0, 4)

const carOf = ({ harmer: { vehicle } }: Incident): string =>
  vehicle ? `a ${vehicle.colour.toLowerCase()} ${vehicle.make.toLowerCase()}` : 'a car'

/** Whom it is done to, in the words of whoever tells. */
const childOf = ({ own, children, tellerKind, n }: Incident): string => {
  const [child] = children
  if (own) return 'me'
  if (!child) return ['a young person', 'young people', 'children in uniform'][n % 3] ?? 'young people'
  if (tellerKind === 'parent')
    return `my ${child.gender === 'girl' ? 'daughter' : child.gender === 'boy' ? 'son' : 'child'} ${child.first}`
  return child.first
}

/** What happened, in a few sentences: whoever does harm does it, and stands first. */
export const narrativeOf = (incident: Incident, draw: Draw): string => {
  if (incident.soft) return incident.soft
  const young = incident.tellerKind === 'young-person'
  const who = callsThem(incident, draw)
  const child = childOf(incident)
  const { name, worksAt } = incident.harmer
  const said = incident.acts.map(({ says }, i) => {
    const again = who === name || name === null ? 'The same person' : name
    const subject = i === 0 ? (worksAt ? `${who}, a coach at ${worksAt},` : who) : again
    const object =
      i === 0 || incident.own
        ? child
        : incident.children.length > 0
          ? oneOf(['this child', child], draw)
          : 'others'
    return `${says.replace('{who}', subject).replaceAll('{child}', object).replace('{place}', PLACES[incident.place].name.replace(/^The /, 'the ')).replace('{car}', carOf(incident))}.`
  })
  const when = `That was ${oneOf(TIMES, draw)}.`
  const end = oneOf(young ? OWN_ENDS : ENDS, draw)
  const text = [...said, ...(chance(0.6, draw) ? [when] : []), end].filter((one) => one !== '').join(' ')
  return young && chance(0.6, draw) ? text.toLowerCase().replaceAll('’', '') : text
}
