import type { Jobs } from '../jobs/index.ts'
import type { Post } from '../mail/index.ts'
import type { Pack } from '../pack/index.ts'
import { noteShutForms } from './note-shut-forms.ts'

/** Registers the look, each five minutes, at whether somebody is there. */
export const watchBy = (
  jobs: Jobs,
  { pack, production, post, clock }: { pack: Pack; production: boolean; post: Post; clock: () => Date },
): void =>
  jobs.every('teams.watch', '*/5 * * * *', ({ database, partnershipId }) =>
    database.transaction({ partnershipId }, (tx) =>
      noteShutForms(tx, { pack, production, post, now: clock() }),
    ),
  )
