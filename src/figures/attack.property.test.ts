import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { packOf } from '../../test/scaffold/service.ts'
import type { Pack, TeamId } from '../pack/index.ts'
import { type Draw, seeded } from '../questionnaire/index.ts'
import { auditSuppression } from '../statistics/index.ts'
import { cellOf, labelsOf, manyOf, TOGETHER, tableOfBlock, teamsOf } from './cells.ts'
import {
  ALL,
  type Counted,
  countFollowed,
  countOf,
  OTHERS,
  totalOf,
  WITH,
  WITHOUT,
  withOthers,
} from './count-followed.ts'
import { SINGLE } from './families.ts'
import type { Followed } from './followed.ts'
import { PROFILE, type Suppressed, suppressFigures } from './suppress-figures.ts'

let pack: Pack
before(async () => {
  pack = await packOf('durham')
})

const APRIL = new Date('2026-04-01T00:00:00+01:00')
const OCTOBER = new Date('2026-10-01T00:00:00+01:00')
const pick = <One>(draw: Draw, list: readonly One[], skew = 2): One =>
  list[Math.floor(draw() ** skew * list.length)] as One

/** Half a year of a town of any size, in which some things are common and others happen once. */
const townOf = (draw: Draw, n: number): Followed[] =>
  Array.from({ length: n }, () => {
    const toldAt = new Date(APRIL.getTime() + draw() * (OCTOBER.getTime() - APRIL.getTime()))
    const later = (days: number) => new Date(toldAt.getTime() + draw() * days * 86_400_000)
    return {
      form: pick(draw, ['worry', 'information-sharing', 'safeguarding-referral', 'exploitation-assessment']),
      route: pick(draw, ['first-contact', 'police-non-emergency', 'emergency', 'lado']),
      teller: pick(draw, ['practitioner', 'parent', 'community', 'trade', 'young-person']),
      harms: draw() < 0.2 ? [] : [pick(draw, ['sexual', 'criminal', 'online', 'violence'], 3)],
      signs: ['going-missing', 'debt', 'withdrawn', 'extra-phone'].filter((_, i) => draw() < 0.5 / 3 ** i),
      ageBand: pick(draw, ['13-15', 'under-13', '16-17', null, '18-plus']),
      gender: pick(draw, [null, 'girl', 'boy', 'another']),
      ethnicity: pick(draw, [null, 'white', 'asian', 'black', 'mixed', 'traveller', 'other'], 3),
      significant: draw() < 0.6,
      toldAt,
      team: pick<TeamId | null>(
        draw,
        ['first-contact', 'police', 'early-help', 'exploitation', 'lado', null],
        3,
      ),
      acknowledgeDue: later(3),
      acknowledgedAt: draw() < 0.9 ? later(4) : null,
      decideDue: later(5),
      decidedAt: draw() < 0.8 ? later(6) : null,
      mayBeTold: draw() < 0.9,
      answeredAt: draw() < 0.8 ? later(8) : null,
      decided: pick(draw, ['assessment', 'no-further-action', 'early-help', 'police', 'crime', null]),
      support: pick(draw, [null, 'begun', 'refused', 'offered', 'accepted']),
      begunAt: null,
    }
  })

const SIZES = [3, 9, 26, 60, 92, 150, 183, 320]

/** What was told of a family, as the reader of the page has it, and whether arithmetic undoes it. */
const undone = async (exact: Counted, { cells, together }: Suppressed): Promise<string[]> => {
  const found: string[] = []
  const counted = withOthers(
    exact,
    teamsOf(exact).filter((team) => Object.keys(cells).some((cell) => cell.startsWith(`${team} | form=`))),
  )
  for (const { id, byTeam } of SINGLE.filter(({ process }) => !process)) {
    const block = {
      family: id,
      labels: labelsOf(counted, id),
      together: together[id] ?? [],
      teams: byTeam ? teamsOf(counted) : [],
    }
    const table = tableOfBlock(counted, block)
    // What is known of the teams of which nothing is said: how much they have together. And where there is none at all.
    const shown = new Map(
      Object.entries(table.counts).map(([cell, count]) => [
        cell,
        cells[cell] ?? (count === 0 || cell === OTHERS ? count : null),
      ]),
    )
    const audit = await auditSuppression([table], shown, PROFILE)
    found.push(
      ...audit.cells.filter(({ safe }) => !safe).map(({ cell, low, high }) => `${cell}: ${low}–${high}`),
    )
  }
  return found
}

test('no small number is shown or follows, whatever the town: of labels, teams and totals', async () => {
  for (const [i, n] of SIZES.entries()) {
    const counted = countFollowed(pack, townOf(seeded(`town/${i}`), n), { from: APRIL, to: OCTOBER })
    const shown = await suppressFigures(counted)
    const process = new Set(SINGLE.filter((family) => family.process).map(({ id }) => id))
    for (const [cell, count] of Object.entries(shown.cells)) {
      const family = / \| ([^=]+)=/.exec(cell)?.[1]
      if (family && process.has(family)) continue
      assert.ok(count === null || count === 0 || count > PROFILE.to, `${n}: ${cell} ${count}`)
    }
    if (n <= PROFILE.to)
      assert.ok(
        Object.values(shown.cells).every((count) => count === null || count === 0),
        'nothing is said',
      )
    else assert.deepEqual(await undone(counted, shown), [], `of ${n}`)
  }
})

test('of those that are counted together nobody can say how few each is', async () => {
  let pools = 0
  for (const [i, n] of SIZES.entries()) {
    const counted = countFollowed(pack, townOf(seeded(`together/${i}`), n), { from: APRIL, to: OCTOBER })
    const { cells, together } = await suppressFigures(counted)
    for (const [family, labels] of Object.entries(together)) {
      const sum = cells[cellOf(ALL, family, TOGETHER)]
      if (sum === null || sum === undefined) continue
      pools++
      // One of them is bound by no rule, and nobody knows which: so each may be any of 1 to 5.
      assert.ok(
        labels.some((label) => countOf(counted, ALL, family, label) > PROFILE.to),
        family,
      )
      assert.ok(sum - (labels.length - 1) >= PROFILE.to, `${family}: ${sum} of ${labels.length}`)
    }
  }
  assert.ok(pools > 10, String(pools))
})

test('of what a concern has several of, both those with it and those without are more than five', async () => {
  const counted = countFollowed(pack, townOf(seeded('many'), 150), { from: APRIL, to: OCTOBER })
  const { cells } = await suppressFigures(counted)
  let [shown, hidden] = [0, 0]
  for (const family of [...manyOf(counted, 'sign'), ...manyOf(counted, 'harm')]) {
    const [own, rest] = [WITH, WITHOUT].map((label) => countOf(counted, ALL, family, label)) as [
      number,
      number,
    ]
    assert.equal(own + rest, totalOf(counted, ALL))
    const told = cells[cellOf(ALL, family, WITH)]
    assert.equal(told === null, Math.min(own, rest) <= PROFILE.to && Math.min(own, rest) > 0, family)
    if (told === null) hidden++
    else shown++
  }
  assert.ok(shown > 0 && hidden > 0)
})
