import type { Visit } from '../../accounts/index.ts'
import { type FoundBy, type LinkedMention, linkedMentions, lookedUpBy } from '../../concern/index.ts'
import { dayOf } from '../../pack/index.ts'
import { teamsOf } from '../../teams/index.ts'
import type { AllDeskKeys } from '../all-keys.ts'
import type { Look } from '../look.ts'
import { calledAs } from '../told-words.ts'
import { type Refusal, refusalsOf } from './refusal-queries.ts'

/** Why another concern may be linked: one thing that both name exactly alike. */
export interface Reason {
  readonly by: FoundBy
  /** As it stands in the concern that is looked at. */
  readonly called: string
  /** It is about a child: said in other words, beside what is about places, vehicles and adults. */
  readonly child: boolean
}

/** Another concern that may be linked. */
export interface Linked {
  readonly concernId: string
  readonly reference: string
  readonly form: string
  readonly toldAt: Date
  readonly reasons: readonly Reason[]
  readonly child: boolean
  readonly refusal: Refusal | null
}

/**
 * What may be linked to a concern, of what its reader sees, the newest first. Nothing is merged, counted or weighed: each
 * stands with its reasons and its day.
 */
export const linkedOf = async (
  { tx, actor, now }: Pick<Visit, 'tx' | 'actor' | 'now'>,
  keys: AllDeskKeys,
  look: Look,
): Promise<Linked[]> => {
  const asked = { concernId: look.id, teamId: look.team.teamId, reader: actor }
  const mentions = look.mentions.map((mention, ordinal) => ({ ...mention, ordinal }))
  const found = await linkedMentions(tx, keys.concern, { ...asked, mentions })
  if (found.length === 0) return []
  const teamIds = (await teamsOf(tx, actor)).map(({ id }) => id)
  const refusals = await refusalsOf(tx, keys.refusal, { concernId: look.id, teamIds })
  return [...Map.groupBy(found, ({ concernId }) => concernId)].map(([concernId, rows]) => {
    const reasons = reasonsOf(look, rows, now)
    const { reference, form, toldAt } = rows[0] as LinkedMention
    return {
      concernId,
      reference,
      form,
      toldAt,
      reasons,
      child: reasons.some(({ child }) => child),
      refusal: refusals.find(({ otherId }) => otherId === concernId) ?? null,
    }
  })
}

const reasonsOf = (look: Look, rows: readonly LinkedMention[], now: Date): Reason[] => {
  const reasons = rows.map(({ ordinal, by, otherRoles }): Reason => {
    const mention = look.mentions[ordinal] as Look['mentions'][number]
    const child = isChild(look, mention, now) || otherRoles.includes('child-at-risk')
    return { by, called: by === 'postcode' ? postcodeOf(mention) : calledAs(mention), child }
  })
  const one = new Map(reasons.map((reason) => [`${reason.by}/${reason.called}`, reason]))
  // Said once of one thing: of a child, where one of the two reports says so.
  for (const reason of reasons) if (reason.child) one.set(`${reason.by}/${reason.called}`, reason)
  return [...one.values()]
}

/** A place may be where a child lives: a postcode of a person is about that person, of a place about the place. */
const isChild = (look: Look, mention: Look['mentions'][number], now: Date): boolean => {
  const whose = mention.of === undefined ? mention : (look.mentions[mention.of] ?? mention)
  return whose.kind === 'person' && (whose.roles.includes('child-at-risk') || isUnder18(whose.said.born, now))
}

const isUnder18 = (born: string | undefined, now: Date): boolean => {
  if (!born || !/^\d{4}-\d{2}-\d{2}$/.test(born)) return false
  return dayOf(now) < `${Number(born.slice(0, 4)) + 18}${born.slice(4)}`
}

const postcodeOf = (mention: Look['mentions'][number]): string => {
  const text = lookedUpBy(mention).find((one) => one.startsWith('postcode:')) ?? ''
  return text.replace('postcode:', '').replace(/(?=...$)/, ' ')
}
