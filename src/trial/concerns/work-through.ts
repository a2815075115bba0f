import type { ConcernKeys, Prepared } from '../../concern/index.ts'
import { aboutStep, openStepSealing } from '../../desk/index.ts'
import { seeded } from '../../questionnaire/index.ts'
import type { Known } from '../../teams/index.ts'
import type { ColumnSealing } from '../../vault/index.ts'
import type { Loading } from '../part.ts'
import { oneOf } from './draw-of.ts'
import type { Incident } from './incidents.ts'
import { planWork, type Work } from './plan-work.ts'
import { insertSameChild, insertToldLadders, insertWork, type Worked, type Written } from './work-queries.ts'

interface Told {
  readonly incident: Incident
  readonly prepared: Prepared
}
type Grant = Prepared['grants'][number]

/** What the teams did of all that was told, until the morning of the day from which days are counted. */
export const workThrough = async (
  { tx, pack, key, partnershipId, asOf, seed }: Loading,
  keys: ConcernKeys,
  known: Known,
  all: readonly Told[],
  members: ReadonlyMap<string, readonly string[]>,
): Promise<void> => {
  const now = new Date(`${asOf}T00:00:00Z`)
  const step = openStepSealing(key, partnershipId)
  const late = lastDueOf(all, now)
  const worked: Worked[] = []
  const messages: Written[] = []
  const ladders: { concernId: string; teamId: string; rung: string; at: Date }[] = []
  const kept: { concernId: string; teamId: string; by: string }[] = []
  for (const { incident, prepared } of all) {
    const { id: concernId } = prepared.of
    const due = (kind: string): Date =>
      prepared.clocks.find((clock) => clock.kind === kind)?.due ?? prepared.told.now
    for (const grant of prepared.grants) {
      const receives = known.teams.find(({ id }) => id === grant.team)?.receives
      const people = members.get(grant.team) ?? []
      if (!receives || people.length === 0) continue
      const draw = seeded(`${seed}/did/${incident.n}/${receives}`)
      const work = planWork(
        pack,
        {
          receives,
          capacity: grant.capacity,
          toldAt: prepared.told.now,
          openDue: grant.openDue,
          mayReply: prepared.mayReply,
          acknowledgeDue: due('acknowledge'),
          decideDue: due('decide'),
          kept: incident.soft !== null && grant.capacity === 'lead',
          gender: incident.children[0]?.gender ?? null,
          late: grant.capacity === 'receiver' && late.get(grant.team) === concernId,
        },
        now,
        draw,
      )
      const by = oneOf(people, draw)
      if (work.openedAt) worked.push(workedOf({ keys, step }, concernId, grant, by, work, messages))
      else if (grant.openDue)
        for (const { id: rung, after } of pack.receiving.get(receives)?.ladder ?? [])
          ladders.push({
            concernId,
            teamId: grant.team,
            rung,
            at: new Date(grant.openDue.getTime() + after * 60_000),
          })
      if (incident.soft !== null && grant.capacity === 'lead' && work.openedAt)
        kept.push({ concernId, teamId: grant.team, by })
    }
  }
  await insertWork(tx, worked, messages)
  await insertToldLadders(tx, ladders)
  // Two of them the lead has put side by side already; the others are there to be added.
  const [first, second] = kept
  if (first && second)
    await insertSameChild(tx, { ...first, childId: keys.uuid(`trial/${seed}/child`), at: now }, [
      first.concernId,
      second.concernId,
    ])
}

/** Of each team that answers, the last concern that was to be decided by now. */
const lastDueOf = (all: readonly Told[], now: Date): ReadonlyMap<string, string> =>
  new Map(
    all.flatMap(({ prepared: { of, grants, clocks } }) =>
      clocks.some(({ kind, due }) => kind === 'decide' && due < now)
        ? grants.flatMap(({ team, capacity }) => (capacity === 'receiver' ? [[team, of.id] as const] : []))
        : [],
    ),
  )

/** What is put down to one person of the team; what was written goes to the messages. */
const workedOf = (
  { keys, step }: { readonly keys: ConcernKeys; readonly step: ColumnSealing },
  concernId: string,
  { team, capacity }: Grant,
  by: string,
  work: Work,
  messages: Written[],
): Worked => {
  const steps = work.did.map((did, i) => {
    const writes = did.kind === 'replied' || did.kind === 'asked'
    const messageId = writes ? keys.uuid(`trial/${concernId}/${team}/${i}`) : null
    if (messageId)
      messages.push({
        id: messageId,
        concernId,
        sender: 'desk',
        kind: did.kind === 'asked' ? 'question' : 'reply',
        sealed: keys.message.seal(did.text ?? '', messageId),
        at: did.at,
        author: by,
        readAt: null,
      })
    return {
      ...did,
      messageId,
      sealed: did.text && !writes ? step.seal(did.text, aboutStep(concernId, team, i + 1)) : null,
    }
  })
  if (work.answered) {
    const id = keys.uuid(`trial/${concernId}/answer`)
    const closed = work.did.some(({ kind }) => kind === 'closed')
    messages.push({
      id,
      concernId,
      sender: 'teller',
      kind: 'more',
      sealed: keys.message.seal(work.answered.text, id),
      at: work.answered.at,
      author: null,
      readAt: closed ? work.answered.at : null,
    })
  }
  const at = (kind: string): Date | null => work.did.find((did) => did.kind === kind)?.at ?? null
  const receiver = capacity === 'receiver'
  return {
    concernId,
    teamId: team,
    by,
    steps,
    openedAt: work.openedAt as Date,
    acknowledgedAt: receiver ? at('acknowledged') : null,
    decidedAt: receiver ? at('decided') : null,
  }
}
