import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { faults, ok, type Result } from '../../kit/result.ts'
import type { Post } from '../../mail/index.ts'
import type { By } from './open-wave.ts'
import { keepReminder, organisationsOf } from './organisation-queries.ts'
import type { Wave } from './wave.ts'

/** Writes to every organisation of a wave, in the same transaction as the row that says so: once a day at most. */
export const remindOrganisations = async (
  tx: Tx,
  post: Post,
  wave: Wave,
  { subject, text }: { readonly subject: string; readonly text: string },
  today: string,
  by: By,
): Promise<Result<number>> => {
  const organisations = await organisationsOf(tx, wave.id)
  if (organisations.length === 0)
    return faults({ where: 'organisations', what: 'Nobody is to be reminded yet.' })
  const first = await keepReminder(tx, wave.id, { day: today, sentTo: organisations.length }, by)
  if (!first) return faults({ where: 'text', what: 'They were reminded today already.' })
  for (const { email } of organisations)
    await post(tx, { to: email, subject, text, about: 'wave-reminder', canWait: true })
  await record(tx, {
    actor: by,
    action: 'wave.reminded',
    of: { kind: 'wave', id: wave.id },
    detail: { organisations: organisations.length },
  })
  return ok(organisations.length)
}
