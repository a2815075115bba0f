import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { type OpenInvitation, useInvitation } from '../people/invitations.ts'
import { addPerson, isEmail, normalEmail } from '../people/people.ts'
import {
  addLink,
  endLinks,
  type LinkedBy,
  linkedPerson,
  noteLinkUse,
  personWithAddress,
  standing,
} from './link-queries.ts'
import type { Provider } from './provider-queries.ts'
import type { NotIn } from './refusals.ts'

/** Whom the provider has said somebody is; it has been checked that it was this provider, and that it was now. */
export interface Said {
  readonly subject: string
  readonly email: string | null
  readonly vouched: boolean
  readonly name: string | null
}

type Answer = { readonly ok: true; readonly personId: string } | { readonly ok: false; readonly why: NotIn }

interface Asking {
  readonly provider: Provider
  readonly said: Said
  /** The link of an invitation that they came from, while it works. */
  readonly invitation: OpenInvitation | null
  readonly now: Date
}

const not = (why: NotIn): Answer => ({ ok: false, why })

/**
 * Who may come in through a provider, and as whom: only people of its organisation. Whoever was here before is known by
 * the subject alone, never by an address, which is given to somebody else one day. The first time rests on an invitation
 * or on an address that the provider vouches for.
 */
export async function whoComesIn(tx: Tx, asking: Asking): Promise<Answer> {
  const { provider, said, invitation, now } = asking
  const { organisationId } = provider
  const link = await linkedPerson(tx, { providerId: provider.id, subject: said.subject })
  if (!link) return invitation ? invited(tx, asking, invitation) : byAddress(tx, asking)
  if (invitation && invitation.personId !== link.personId) return not('taken')
  if ((await standing(tx, { personId: link.personId, organisationId })) !== 'role') return not('ended')
  if (invitation) await useInvitation(tx, invitation.id, now)
  await noteLinkUse(tx, link.id, now)
  return { ok: true, personId: link.personId }
}

/** Whoever opens an invitation's link has the mailbox; a link of before to another subject is replaced. */
async function invited(tx: Tx, { provider, said, now }: Asking, invitation: OpenInvitation): Promise<Answer> {
  const { personId } = invitation
  if ((await standing(tx, { personId, organisationId: provider.organisationId })) !== 'role')
    return not('elsewhere')
  // A colleague may be signed in at this screen: where the provider tells an address, it is the one invited.
  if (said.email !== null && normalEmail(said.email) !== invitation.email) return not('not-yours')
  if (!(await useInvitation(tx, invitation.id, now))) return not('another')
  await endLinks(tx, { personId, providerId: provider.id, by: personId, now })
  await record(tx, {
    actor: { personId },
    action: 'invitation.used',
    of: { kind: 'person', id: personId },
    detail: { purpose: invitation.purpose, through: provider.id },
  })
  return link(tx, { provider, personId, subject: said.subject, linkedBy: 'invitation', now })
}

async function byAddress(tx: Tx, { provider, said, now }: Asking): Promise<Answer> {
  const { organisationId } = provider
  if (said.email === null || !isEmail(said.email) || !said.vouched) return not('unverified')
  const email = normalEmail(said.email)
  if (!provider.domains.includes(email.slice(email.lastIndexOf('@') + 1))) return not('domain')
  const person = await personWithAddress(tx, email)
  if (!person) return provider.joining ? joined(tx, { provider, said, email, now }) : not('nobody')
  const stands = await standing(tx, { personId: person.id, organisationId })
  if (stands !== 'role') return not(stands === 'ended' ? 'ended' : 'elsewhere')
  return link(tx, { provider, personId: person.id, subject: said.subject, linkedBy: 'e-mail', now })
}

/** Only where an administrator has said so for this provider, and as somebody who tells: nothing more. */
async function joined(
  tx: Tx,
  { provider, said, email, now }: { provider: Provider; said: Said; email: string; now: Date },
): Promise<Answer> {
  const { organisationId } = provider
  const name = (said.name?.trim() || email.slice(0, email.indexOf('@'))).slice(0, 200)
  const personId = await addPerson(tx, { name, email, roles: ['professional'], organisationId, by: null })
  if (!personId) return not('another')
  await record(tx, {
    actor: null,
    action: 'person.added',
    of: { kind: 'person', id: personId },
    detail: { roles: 'professional', organisation: organisationId, through: provider.id },
  })
  return link(tx, { provider, personId, subject: said.subject, linkedBy: 'joining', now })
}

async function link(
  tx: Tx,
  {
    provider,
    personId,
    subject,
    linkedBy,
    now,
  }: { provider: Provider; personId: string; subject: string; linkedBy: LinkedBy; now: Date },
): Promise<Answer> {
  const linked = await addLink(tx, { providerId: provider.id, personId, subject, linkedBy, now })
  if (!linked) return not('another')
  await record(tx, {
    actor: { personId },
    action: 'openid.linked',
    of: { kind: 'person', id: personId },
    detail: { provider: provider.id, by: linkedBy },
  })
  return { ok: true, personId }
}
