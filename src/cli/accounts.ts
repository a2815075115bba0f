import type { Command } from 'commander'
import type { Problem } from '../kit/result.ts'
import { failed, say } from './say.ts'
import { type AtWork, withDatabase } from './with-database.ts'

interface Invite {
  readonly name: string
  readonly email: string
  readonly role: string[]
  readonly json?: boolean
}

export function registerPeople(program: Command): void {
  const people = program
    .command('people')
    .description('Who may sign in: the first of them, and those who are locked out.')
  people
    .command('invite')
    .description('Add somebody and print a link by which they set up how they sign in.')
    .requiredOption('--name <name>', 'their name')
    .requiredOption('--email <address>', 'their own e-mail address')
    .requiredOption('--role <role...>', 'partnership-officer, administrator, auditor')
    .option('--json', 'write the result as JSON')
    .addHelpText('after', '\nThe link works once and for 7 days. Give it to that person alone.')
    .action(async (options: Invite) => {
      process.exitCode = await withDatabase((at) => invite(at, options))
    })
  people
    .command('link')
    .description('Print a new link for somebody who is in the list and cannot sign in.')
    .requiredOption('--email <address>', 'their e-mail address')
    .option('--json', 'write the result as JSON')
    .addHelpText(
      'after',
      '\nThe link works once: for 24 hours, or for 7 days where they have not joined yet.',
    )
    .action(async (options: { email: string; json?: boolean }) => {
      process.exitCode = await withDatabase((at) => link(at, options))
    })
}

async function invite(
  { settings, database, partnershipId }: AtWork,
  { name, email, role, json }: Invite,
): Promise<number> {
  const { addPerson, invitationPath, isEmail, issueInvitation, ROLES_IN } = await import(
    '../accounts/index.ts'
  )
  const { record } = await import('../audit/index.ts')
  const wrong: Problem[] = []
  if (!name.trim() || name.length > 200) wrong.push({ where: '--name', what: 'It is empty or too long.' })
  if (!isEmail(email)) wrong.push({ where: '--email', what: 'It is not an e-mail address.' })
  // People of a partner are invited on the page of their organisation.
  const roles = ROLES_IN.partnership.filter((one) => role.includes(one))
  if (roles.length < new Set(role).size)
    wrong.push({
      where: '--role',
      what: 'There is no such role.',
      right: `Choose from: ${ROLES_IN.partnership.join(', ')}.`,
    })
  if (wrong.length > 0) return failed(wrong, 2)
  const token = await database.transaction({ partnershipId }, async (tx) => {
    const personId = await addPerson(tx, { name, email, roles, by: null })
    if (!personId) return null
    const of = { kind: 'person', id: personId }
    await record(tx, { actor: null, action: 'person.added', of, detail: { roles: roles.join(' ') } })
    return (await issueInvitation(tx, { personId, by: null, now: new Date() })).token
  })
  if (!token) {
    const right = 'For a new link: npx early-signs people link --email ADDRESS'
    return failed(
      [{ where: '--email', what: 'Somebody with this address is in the list already.', right }],
      1,
    )
  }
  return told(settings.url + invitationPath(token), json)
}

async function link(
  { settings, database, partnershipId }: AtWork,
  { email, json }: { email: string; json?: boolean },
): Promise<number> {
  const { invitationPath, issueInvitation, personWithEmail } = await import('../accounts/index.ts')
  const token = await database.transaction({ partnershipId }, async (tx) => {
    const personId = await personWithEmail(tx, email)
    return personId && (await issueInvitation(tx, { personId, by: null, now: new Date() })).token
  })
  if (!token) return failed([{ where: '--email', what: 'Nobody who may sign in has this address.' }], 1)
  return told(settings.url + invitationPath(token), json)
}

/** The link is the result: on standard output, and nowhere else. */
function told(address: string, json = false): number {
  process.stdout.write(json ? `${JSON.stringify({ link: address })}\n` : `${address}\n`)
  if (!json) say('Give this link to that person alone. It works once.')
  return 0
}
