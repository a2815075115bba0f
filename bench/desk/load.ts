import type { TestDatabase } from '../../test/scaffold/database.ts'

/** What is loaded, and where. */
export interface Load {
  readonly base: Pick<TestDatabase, 'owner' | 'partnershipId'>
  /** The team that answers for all of it, and another that has a copy of a fifth. */
  readonly team: string
  readonly other: string
  readonly people: readonly string[]
  readonly concerns: number
  /** Told in the three years before. */
  readonly now: Date
  /** A token that 2,000 concerns share, and how one is made that a single concern has: sha256 of `plate/N`. */
  readonly shared: string
}

const AT_ONCE = 50_000
const FILLED = [
  'concern',
  'mention',
  'mention_token',
  'desk_step',
  'message',
  'concern_clock',
  'concern_grant',
  'concern_notice',
  'notice_letter',
  'desk_case',
]

/**
 * Fills a database as its owner: concerns with mentions, tokens, who sees them, clocks, steps and notices, in bulk. One in
 * fifty is open, as in a team that keeps up; what was said is bytes that nobody can open. The triggers do their work.
 */
export const load = async ({ base, team, other, people, concerns, now, shared }: Load): Promise<void> => {
  const partnership = base.partnershipId
  // Rows are made to fit together; asking that of each, five million times, would take longer than all the rest.
  const keys = await base.owner<{ child: string; name: string }>(
    `select conrelid::regclass::text as child, conname as name from pg_constraint
      where contype = 'f' and conrelid::regclass::text = any($1)`,
    [FILLED],
  )
  for (const { child, name } of keys) await base.owner(`alter table ${child} drop constraint ${name}`)
  // Of a concern, by its number: the same each time.
  await base.owner(`create temporary view told as
    select n, md5('concern/' || n)::uuid as id, '${now.toISOString()}'::timestamptz - interval '3 years' * (1 - n / ${concerns}.0) as at,
      n > ${concerns} * 0.98 or n % 1000 = 0 as open,
      (array['${people.join("','")}']::uuid[])[1 + n % ${people.length}] as person
    from generate_series(1, ${concerns}) n`)
  for (let from = 1; from <= concerns; from += AT_ONCE) {
    const some = `(select * from told where n between ${from} and ${from + AT_ONCE - 1}) t`
    const run = (insert: string, select: string, where = 'true'): Promise<unknown[]> =>
      base.owner(`insert into ${insert} select '${partnership}', ${select} from ${some} where ${where}`)
    await run(
      `concern (partnership_id, id, reference, nonce_hash, form, route, rule, consent, teller_kind, anonymous,
        significant, harms, age_band, gender, ethnicity, works_with_children, hidden, may_reply, flooding, told_at,
        pack_version, sealed)`,
      `id, translate(upper(substr(md5('a' || n), 1, 5)), '01AEF', 'XYZWV') || '-' || lpad(translate(to_hex(n), '01abcdef', 'XYBCDGHJ'), 5, 'K'),
        sha256(('nonce' || n)::bytea),
        (array['worry', 'worry', 'worry', 'safeguarding-referral', 'safeguarding-referral', 'information-sharing', 'exploitation-assessment'])[1 + n % 7],
        (array['first-contact', 'first-contact', 'first-contact', 'information-sharing', 'early-help', 'lado'])[1 + n % 6],
        'bench', 'none', (array['practitioner', 'parent', 'young-person', 'community', 'trade'])[1 + n % 5], n % 3 = 0, n % 9 = 0,
        case n % 11 when 0 then array['radicalisation'] when 1 then array['trafficking', 'criminal'] when 2 then array['online'] else array[(array['sexual', 'criminal'])[1 + n % 2]] end,
        (array['under-13', '13-15', '16-17', null])[1 + n % 4], (array['girl', 'boy', 'girl', 'not-known', 'boy', 'another', null])[1 + n % 7],
        null, false, false, n % 4 > 0, n % 50 = 0, at, 'bench', decode(repeat('ab', 400), 'hex')`,
    )
    await run(
      'mention (partnership_id, concern_id, ordinal, kind, roles, sealed)',
      `id, 0, 'vehicle', array['other'], decode(repeat('ab', 60), 'hex')`,
    )
    await run(
      'mention_token (partnership_id, token, concern_id, ordinal)',
      `case when n % ${Math.round(concerns / 2000)} = 0 then decode('${shared}', 'hex') else sha256(('plate/' || n)::bytea) end, id, 0`,
    )
    await run(
      'desk_step (partnership_id, concern_id, team_id, sequence, kind, person_id, by, at)',
      `id, '${team}'::uuid, 1, 'claimed', person, person, at + interval '1 hour'`,
      'not open or n % 3 > 0',
    )
    await run(
      'desk_step (partnership_id, concern_id, team_id, sequence, kind, what, by, at)',
      `id, '${team}'::uuid, 2, 'decided', (array['assessment', 'advice', 'early-help'])[1 + n % 3], person, at + interval '5 hours'`,
      'not open',
    )
    await run(
      'desk_step (partnership_id, concern_id, team_id, sequence, kind, by, at)',
      `id, '${team}'::uuid, 3, 'closed', person, at + interval '2 days' * (n % 17)`,
      'not open',
    )
    await run(
      'message (partnership_id, id, concern_id, sender, kind, sealed, at)',
      `md5('message/' || n)::uuid, id, 'teller', 'more', decode('ab', 'hex'), at`,
      'n % 500 = 1',
    )
    await run(
      'concern_clock (partnership_id, concern_id, kind, due_at, stopped_at, stopped_by)',
      `id, kind, at + interval '1 day', case when not open then at + interval '5 hours' end, case when not open then person end`.replace(
        'kind, at',
        "'decide', at",
      ),
    )
    // Last: then the row of the inbox is made from all the rest.
    await run(
      `concern_grant (partnership_id, concern_id, team_id, since, capacity, why, open_due_at, opened_at, opened_by)`,
      `id, '${team}'::uuid, at, 'receiver', 'route', case when not open or n % 3 > 0 then at + interval '2 hours' else '${now.toISOString()}'::timestamptz + interval '1 hour' end,
        case when not open or n % 3 > 0 then at + interval '1 hour' end,
        case when not open or n % 3 > 0 then person end`,
    )
    await run(
      `concern_grant (partnership_id, concern_id, team_id, since, capacity, why, open_due_at, opened_at, opened_by)`,
      `id, '${other}'::uuid, at, 'copy', 'form', at + interval '2 hours', at + interval '1 hour', person`,
      'n % 5 = 0',
    )
    await run(
      'concern_notice (partnership_id, concern_id, team_id, kind, rung, at)',
      `id, '${team}'::uuid, 'told', 'inbox', at`,
    )
    await run(
      'notice_letter (partnership_id, concern_id, team_id, kind, rung, address_id, letter_id, at)',
      `id, '${team}'::uuid, 'told', 'inbox', md5('address')::uuid, md5('letter/' || n)::uuid, at`,
    )
  }
  await base.owner('analyze')
}
