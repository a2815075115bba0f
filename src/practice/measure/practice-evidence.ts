import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import type { Pack } from '../../pack/index.ts'
import { trialLoaded } from '../../trial-mark/index.ts'
import type { Block } from '../scenarios/figures.ts'
import { latestFigures } from '../scenarios/queries.ts'
import type { CodedAnswers } from '../sharing/coded.ts'
import { type MeasuredAudience, readMeasured, type SharedRow } from './read-measured.ts'

/** What practice shows, for rooms above: a source of its own, never on a line with the waves of a survey. */
export interface PracticeEvidence {
  readonly audiences: readonly MeasuredAudience[]
  /** The same story with one child and another, as scenarios published it; null: nothing yet. */
  readonly gap: PracticeGap | null
  /** Answers among it were made up, to try the service out. */
  readonly trial: boolean
}

export interface PracticeGap {
  /** Who the child was, in words: the first, and the other one that is set against them. */
  readonly children: readonly [string, string]
  readonly worry: Block | null
  readonly tells: Block | null
}

/** Whether anything of it may be told yet. */
export const anyPractice = ({ audiences, gap }: Pick<PracticeEvidence, 'audiences' | 'gap'>): boolean =>
  gap !== null || audiences.some(({ measures }) => measures.some(({ soon, later }) => soon ?? later))

/** All of it may leave the partnership: small numbers are suppressed here. */
export async function practiceEvidence(tx: Tx, pack: Pack, today: string): Promise<PracticeEvidence> {
  const { rows } = await sql<SharedRow & { answers: CodedAnswers }>`
    select id::text, audience, day::text, encode(link, 'hex') as link, answers from practice_answer
    where exists (select from jsonb_object_keys(answers) key
      where key like 'before.%' or key like 'after.%' or key like 'later.%')`.execute(tx)
  return {
    audiences: readMeasured(pack, rows, today),
    gap: await publishedGap(tx, pack),
    trial: await trialLoaded(tx, 'practice_answer'),
  }
}

async function publishedGap(tx: Tx, pack: Pack): Promise<PracticeGap | null> {
  const published = await latestFigures(tx)
  const gender = Object.entries(published?.factors ?? {}).find(([name]) => name.endsWith('.gender'))?.[1]
  const [worry, tells] = [gender?.worry?.all ?? null, gender?.tells?.all ?? null]
  const factor = pack.practice?.scenarios?.rules.factors.find(({ id }) => id === 'gender')
  const [one, other] = factor?.levels ?? []
  return (worry || tells) && one && other ? { children: [one.name, other.name], worry, tells } : null
}
