import type { Tx } from '../../db/index.ts'
import type { Post } from '../../mail/index.ts'
import type { Pack } from '../../pack/index.ts'
import { addressesOf } from '../notice-queries.ts'
import { insertTest } from './team-queries.ts'

/** Asks a team to show that it reads its inbox: a letter to each address, and a note in the inbox itself. */
export const askTest = async (
  tx: Tx,
  { pack, post, publicUrl }: { pack: Pack; post: Post; publicUrl: string },
  { teamId, by, now }: { teamId: string; by: string | null; now: Date },
): Promise<string> => {
  const id = await insertTest(tx, teamId, by, now)
  for (const { email } of await addressesOf(tx, teamId, 'inbox'))
    await post(tx, {
      to: email,
      subject: 'A test message: please answer it in the inbox',
      text: [
        `This is a test by ${pack.partnership.name}. Nothing was told.`,
        'Please sign in, open your inbox and answer the test message. Until somebody does, the form stays closed.',
        publicUrl,
      ].join('\n\n'),
      about: 'team-test',
    })
  return id
}
