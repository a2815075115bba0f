import type { Pack, TeamId } from '../pack/index.ts'
import type { Known } from '../teams/index.ts'
import { dueOf } from './clocks.ts'
import { alertedNow } from './escalation.ts'
import { heldChoices } from './forms/told-from.ts'
import type { ConcernKeys, OfNonce } from './keys.ts'
import type { Capacity, ClockKind, NoticeKind } from './schema.ts'
import { lookedUpBy } from './tokens.ts'
import type { Told } from './told.ts'

export interface GrantRow {
  readonly team: string
  readonly capacity: Capacity
  readonly why: string
  readonly openDue: Date | null
}
export interface NoticeRow {
  readonly team: string
  readonly kind: NoticeKind
  readonly rung: string
}

/** What was told, ready to be written: everything that somebody said is encrypted, and bound to its row. */
export interface Prepared {
  readonly of: OfNonce
  readonly told: Told
  readonly tellerToken: Buffer | null
  readonly mayReply: boolean
  readonly flooding: boolean
  readonly sealed: Buffer
  readonly sealedSource: Buffer
  readonly mentions: readonly {
    readonly kind: string
    readonly roles: readonly string[]
    readonly of: number | null
    readonly sealed: Buffer
    readonly tokens: readonly Buffer[]
  }[]
  readonly grants: readonly GrantRow[]
  readonly clocks: readonly { readonly kind: ClockKind; readonly due: Date }[]
  readonly notices: readonly NoticeRow[]
}

/** No team can receive it. Nothing was kept. */
export class NobodyReceives extends Error {
  override readonly name = 'NobodyReceives'
}

interface Around {
  readonly pack: Pack
  readonly keys: ConcernKeys
  readonly known: Known
  readonly flooding: boolean
}

/** @throws NobodyReceives */
export const prepareConcern = (told: Told, { pack, keys, known, flooding }: Around): Prepared => {
  const of = keys.ofNonce(told.nonce)
  const { routing, coded, actor } = told
  const worksFor = actor?.organisations ?? []
  const forOne = worksFor.length === 1 ? (worksFor[0]?.id ?? null) : null
  // Of somebody who works with children no lead hears: it may be a colleague.
  const leads = routing.hidden
    ? []
    : (actor?.organisations ?? []).flatMap(({ id }) => known.lead(id)?.id ?? [])
  // A lead receives only what comes from their own organisation; who has none is heard by First Contact.
  const teamId = (id: TeamId): string | undefined => (id === 'lead' ? leads[0] : known.team(id)?.id)
  const first = known.team('first-contact')?.id
  const receiver = teamId(routing.receiver) ?? first
  if (!receiver) throw new NobodyReceives()
  const receivers = pack.receiving.get(
    teamId(routing.receiver) && routing.receiver !== 'lead' ? routing.receiver : 'first-contact',
  )
  const due = receivers && dueOf(pack, receivers, coded.significant, told.now)
  const grants: GrantRow[] = [
    { team: receiver, capacity: 'receiver', why: 'route', openDue: due?.open ?? null },
  ]
  for (const { team, why } of routing.copies) {
    const id = teamId(team) ?? first
    const copied = pack.receiving.get(team)
    if (!id || grants.some((grant) => grant.team === id)) continue
    const openDue = copied ? dueOf(pack, copied, coded.significant, told.now).open : null
    grants.push({ team: id, capacity: 'copy', why, openDue })
  }
  for (const team of leads)
    if (!grants.some((grant) => grant.team === team))
      grants.push({ team, capacity: 'lead', why: 'own-organisation', openDue: null })
  const form = pack.forms.get(told.form)
  const seen = grants.filter(({ capacity }) => capacity !== 'lead')
  return {
    of,
    told,
    flooding,
    tellerToken: actor && keys.tellerToken(actor.personId, forOne),
    mayReply: !(form && heldChoices(form, { ...told.answers, ...told.source }, 'reply').includes('no')),
    sealed: keys.concern.seal(contentOf(told), of.id),
    sealedSource: keys.source.seal(
      JSON.stringify({
        answers: told.source,
        ...(actor ? { person: actor.personId } : {}),
        ...(forOne ? { organisation: forOne } : {}),
      }),
      of.id,
    ),
    mentions: told.mentions.map((mention, i) => ({
      kind: mention.kind,
      roles: mention.roles,
      of: mention.of ?? null,
      sealed: keys.mention.seal(JSON.stringify(mention.said), `${of.id}/${i}`),
      tokens: lookedUpBy(mention).map(keys.token),
    })),
    grants,
    clocks: due
      ? [
          { kind: 'acknowledge', due: due.acknowledge },
          { kind: 'decide', due: due.decide },
        ]
      : [],
    notices: seen.flatMap(({ team, capacity }): NoticeRow[] => {
      const receives = pack.receiving.get(known.teams.find(({ id }) => id === team)?.receives ?? 'lead')
      const inbox: NoticeRow = { team, kind: capacity === 'copy' ? 'copied' : 'told', rung: 'inbox' }
      const alerted = receives && coded.significant ? alertedNow(pack, receives, told.now) : []
      return [inbox, ...alerted.map((rung): NoticeRow => ({ team, kind: 'out-of-hours', rung }))]
    }),
  }
}

/** What is read with a concern: all that was said but who said it. */
export interface Content {
  readonly answers: Told['answers']
  readonly allocation: Told['allocation']
  readonly facts: Told['facts']
  /** Of the questionnaire, to read the answers with. */
  readonly version: string
  readonly callFirst: string | null
}

const contentOf = ({ answers, allocation, facts, version, routing }: Told): string =>
  JSON.stringify({ answers, allocation, facts, version, callFirst: routing.callFirst } satisfies Content)
