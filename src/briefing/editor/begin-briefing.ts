import type { Actor } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { faults, ok, type Result } from '../../kit/result.ts'
import { translator } from '../../kit/translate.ts'
import type { Pack } from '../../pack/index.ts'
import { practiceEvidence, practiceSentences } from '../../practice/index.ts'
import { markRead, type Notes, readWaves, releases, type Voices } from '../../survey/index.ts'
import { trialAmong, trialLoaded } from '../../trial-mark/index.ts'
import { insertBriefing } from '../briefing-queries.ts'
import { composeBriefing } from '../compose-briefing.ts'
import { type Edits, NO_EDITS } from '../editing/edits.ts'
import type { Evidence } from '../schema.ts'

export interface Beginning {
  readonly name: string
  /** The day on England's clocks: 2026-11-23. */
  readonly date: string
  /** Waves to read, or voices that were brought in. */
  readonly waves: readonly string[]
  readonly brought: Voices | null
  readonly notes?: Notes | undefined
  readonly groups?: number
  /** Words of another briefing to begin with. */
  readonly edits?: Edits
  /** When it is begun; absent: now. */
  readonly at?: Date
}

/** Begins a briefing: every sentence suggested, and what it rests on kept as it is now. Gives its id. */
export const beginBriefing = async (
  tx: Tx,
  actor: Actor,
  pack: Pack,
  { name, date, waves, brought, notes, groups = 0, edits = NO_EDITS, at }: Beginning,
): Promise<Result<string>> => {
  const heard = brought
    ? { voices: withThemes(brought, notes), released: null, from: ['voices.json'] }
    : await heardIn(tx, actor, pack, waves, date, notes)
  const composed = composeBriefing(pack, heard.voices, notes, { date })
  if (!composed)
    return faults({ where: 'name', what: 'This partnership’s content has no briefing.yaml yet.', right: '' })
  const practised = await practiceEvidence(tx, pack, date)
  const practice = practiceSentences(translator(undefined), practised)
  const invented =
    (await trialAmong(tx, 'wave', waves)) ||
    (groups > 0 && (await trialLoaded(tx, 'focus_group'))) ||
    (practice.length > 0 && practised.trial)
  const suggested = {
    ...composed,
    ...(practice.length > 0 ? { practice } : {}),
    ...(invented ? { trial: true } : {}),
  }
  const from = [
    ...heard.from,
    ...(groups > 0 ? [groups === 1 ? '1 focus group' : `${groups} focus groups`] : []),
  ]
  const evidence: Evidence = { suggested, voices: heard.voices, from, released: heard.released }
  const id = await insertBriefing(tx, { slug: slugOf(name), name, evidence, by: actor.personId, edits, at })
  await record(tx, {
    actor,
    action: 'briefing.begun',
    of: { kind: 'briefing', id },
    detail: { waves: waves.length, file: brought ? 1 : 0, groups },
  })
  return ok(id)
}

/** Of a file, the themes of the focus groups here stand before its own. */
const withThemes = (voices: Voices, notes: Notes | undefined): Voices =>
  notes ? { ...voices, themes: notes.themes } : voices

const heardIn = async (
  tx: Tx,
  actor: Actor,
  pack: Pack,
  ids: readonly string[],
  on: string,
  notes: Notes | undefined,
): Promise<Pick<Evidence, 'voices' | 'released' | 'from'>> => {
  const before = (await releases(tx)).length
  const { voices, release, waves } = await readWaves(tx, pack, ids, on, notes)
  // From then on nobody may let more people answer.
  for (const wave of waves) await markRead(tx, wave, actor)
  return {
    voices,
    released: { waves: waves.map(({ id }) => id), release, before },
    from: waves.map(({ title }) => title),
  }
}

/** “Autumn 2026: what we heard” → autumn-2026-what-we-heard. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '') || 'briefing'
