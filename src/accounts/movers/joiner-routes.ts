import { isUtf8 } from 'node:buffer'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { organisationsOf } from '../organisations/queries.ts'
import { addPerson, grantRole, membershipOf, normalEmail } from '../people/people.ts'
import { sendLink } from '../people/send-link.ts'
import { personBy } from '../sign-in/queries.ts'
import type { StaffDesk } from '../staff/desk.ts'
import type { Outcome, StaffRoutes, Visit } from '../staff/visit.ts'
import { ACCOUNT_PATHS } from '../urls.ts'
import { planEnd } from './end-roles.ts'
import { heldRoles } from './grant-queries.ts'
import { endOfDay } from './last-day.ts'
import { joinersPage, joinersPreview } from './pages/joiners.html.ts'
import { type Joiner, readJoiners } from './read-joiners.ts'

const ADMINISTRATORS = ['administrator'] as const
const FILE_BYTES = 256 * 1024

/** Many people invited by a file: looked at first, and only then written. */
export function serveJoiners(staff: StaffRoutes, desk: StaffDesk): void {
  const { joiners } = ACCOUNT_PATHS
  const seal = (good: readonly Joiner[], { actor }: Visit): string =>
    desk.keys.ways.seal(JSON.stringify(good), `joiners/${actor.sessionId}`).toString('base64url')
  const unseal = (sealed: string, { actor }: Visit): readonly Joiner[] | null => {
    const text = desk.keys.ways.unseal(Buffer.from(sealed, 'base64url'), `joiners/${actor.sessionId}`)
    return text === null ? null : (JSON.parse(text) as Joiner[])
  }

  staff.get(joiners, ADMINISTRATORS, async ({ reader, csrf }) => ({ page: joinersPage(reader, { csrf }) }))
  staff.post(
    joiners,
    ADMINISTRATORS,
    async (visit) => {
      const { tx, reader, csrf, now, files } = visit
      const again = (says: string): Outcome => ({
        page: joinersPage(reader, { csrf, faults: [{ field: 'file', says }] }),
        status: 422,
      })
      const [file] = files
      if (!file) return again(reader.t('Choose a file'))
      const bytes = Buffer.from(file.bytes)
      if (!isUtf8(bytes)) return again(reader.t('Save the file as CSV in UTF-8'))
      const read = readJoiners(reader.t, bytes.toString(), { organisations: await organisationsOf(tx), now })
      if (read.faults[0]) return again(read.faults[0])
      const good = read.lines.flatMap(({ joiner }) => joiner ?? [])
      const known = new Set<string>()
      for (const { email } of good)
        if (await personBy(tx, { email: normalEmail(email) })) known.add(email.toLowerCase())
      return { page: joinersPreview(reader, { lines: read.lines, known, sealed: seal(good, visit), csrf }) }
    },
    { files: { limit: FILE_BYTES, most: 1 } },
  )
  staff.post(`${joiners}/invite`, ADMINISTRATORS, async (visit) => {
    const { tx, actor, reader, form } = visit
    const good = unseal(typeof form.sealed === 'string' ? form.sealed : '', visit)
    if (!good) return { notFound: true }
    const open = new Set((await organisationsOf(tx)).map(({ id }) => id))
    let invited = 0
    for (const joiner of good)
      if (open.has(joiner.organisationId) && (await join(desk, visit, tx, joiner))) invited++
    await record(tx, {
      actor,
      action: 'people.invited',
      of: { kind: 'people', id: 'file' },
      detail: { invited },
    })
    return {
      redirect: ACCOUNT_PATHS.people,
      notice: reader.t('New here: {n}. They are sent invitations.', { n: invited }),
    }
  })
}

/** One person joins, or gets these roles beside their own. True: they are new here, and are sent a link. */
async function join(desk: StaffDesk, { actor, now }: Visit, tx: Tx, joiner: Joiner): Promise<boolean> {
  const { organisationId, roles, until } = joiner
  const added = await addPerson(tx, { ...joiner, by: actor.personId })
  const personId = added ?? (await personBy(tx, { email: normalEmail(joiner.email) }))?.id
  // Somebody who has left comes back by their own page, where what they had is seen.
  if (!personId) return false
  if (!added) {
    const membership = await membershipOf(tx, personId, actor.personId, organisationId)
    for (const role of roles) await grantRole(tx, membership, role, actor.personId)
  }
  const detail = { roles: roles.join(' '), organisation: organisationId }
  const action = added ? 'person.added' : 'person.joined'
  await record(tx, { actor, action, of: { kind: 'person', id: personId }, detail })
  const end = endOfDay(until)
  if (end)
    for (const one of await heldRoles(tx, { personId, organisationId }))
      if (roles.includes(one.role)) await planEnd(tx, one, { until: end, by: actor, now })
  if (added) await sendLink(desk, tx, { personId, by: actor, now })
  return added !== null
}
