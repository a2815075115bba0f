import { randomUUID } from 'node:crypto'
import type { Pack, Voice } from '../../src/pack/index.ts'
import { seeded } from '../../src/questionnaire/index.ts'
import { expandInstrument } from '../../src/survey/instruments/expand-instrument.ts'
import { openResponseWriter } from '../../src/survey/waves/response-writer.ts'
import { openedWave } from '../scaffold/answer-wave.ts'
import type { TestDatabase } from '../scaffold/database.ts'

/** How often the first answer is given to what asks this measure, 0 to 1; `else` to everything else. */
type Likely = Readonly<Record<string, number>> & { readonly else: number }

interface Wave {
  readonly audience: Voice
  readonly firstDay: string
  readonly lastDay: string
  readonly n: number
  readonly likely: Likely
}

/** Waves as they might have been: whom to tell is known by few parents and by more each time; children see little. */
export const WAVES: readonly Wave[] = [
  {
    audience: 'parents',
    firstDay: '2025-03-03',
    lastDay: '2025-03-28',
    n: 160,
    likely: { else: 0.8, 'knows-whom-to-tell': 0.26 },
  },
  {
    audience: 'parents',
    firstDay: '2025-11-03',
    lastDay: '2025-11-28',
    n: 180,
    likely: { else: 0.8, 'knows-whom-to-tell': 0.3 },
  },
  {
    audience: 'parents',
    firstDay: '2026-05-04',
    lastDay: '2026-05-29',
    n: 220,
    likely: { else: 0.82, 'knows-whom-to-tell': 0.45 },
  },
  {
    audience: 'children',
    firstDay: '2025-11-03',
    lastDay: '2025-11-28',
    n: 240,
    likely: { else: 0.3, 'would-act': 0.85, 'knows-whom-to-tell': 0.35 },
  },
  {
    audience: 'children',
    firstDay: '2026-05-04',
    lastDay: '2026-05-29',
    n: 260,
    likely: { else: 0.32, 'would-act': 0.86, 'knows-whom-to-tell': 0.36 },
  },
  {
    audience: 'practitioners',
    firstDay: '2026-05-04',
    lastDay: '2026-05-29',
    n: 140,
    likely: { else: 0.85, 'sees-every-gender-at-risk': 0.3 },
  },
]

/** Opens waves and has people answer them, by a chance that is the same each time. */
export const answeredWaves = async (
  base: TestDatabase,
  pack: Pack,
  all: readonly Wave[] = WAVES,
): Promise<void> => {
  const writer = openResponseWriter(base.database.once, base.partnershipId)
  for (const { audience, firstDay, lastDay, n, likely } of all) {
    const { id } = await openedWave(base, pack, audience, { firstDay, lastDay })
    const instrument = pack.instruments.get(audience)
    const made = instrument && pack.survey && expandInstrument(pack.survey, instrument)
    if (!made?.ok) throw new Error('The pack has no such instrument.')
    const { questionnaire, uses, stories } = made.value
    const draw = seeded(`${audience} ${firstDay}`)
    const ways = Object.keys(stories?.ways ?? {})
    const written = Array.from({ length: n }, (_, person) => {
      const answers: Record<string, string | string[]> = {}
      for (const { id: question, type, options = [], scale } of questionnaire.pages.flatMap(
        (page) => page.questions,
      )) {
        const own = options.filter(({ exclusive, other }) => !exclusive && !other)
        const chance = likely[uses[question]?.measure ?? ''] ?? likely.else
        if (type === 'radios')
          answers[question] =
            own[draw() < chance ? 0 : Math.min(own.length - 1, 1 + Math.floor(draw() * (own.length - 1)))]
              ?.id ?? ''
        else if (type === 'checkboxes') {
          const ticked = own.filter(() => draw() < chance).map((option) => option.id)
          answers[question] = ticked.length > 0 ? ticked : ['none-of-these']
        } else if (scale)
          answers[question] = String(scale.from + Math.floor(draw() * (scale.to - scale.from + 1)))
      }
      const way = ways[person % Math.max(1, ways.length)]
      return writer.write({
        waveId: id,
        id: randomUUID(),
        day: firstDay,
        coded: { answers, ...(way ? { way } : {}) },
        comments: [],
      })
    })
    const kept = await Promise.all(written)
    if (kept.some((one) => one !== 'kept')) throw new Error('An answer was not kept.')
  }
}
