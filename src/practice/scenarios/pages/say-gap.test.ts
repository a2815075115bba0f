import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reader } from '../../../frame/index.ts'
import { gapInWords } from './say-gap.ts'

const t = ((words: string, values: Record<string, unknown> = {}) =>
  words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))) as Reader['t']
const said = (estimate: number, half: number, smallest: number): string =>
  gapInWords(
    { t } as Reader,
    'worry',
    { levels: [], gap: { estimate, low: estimate - half, high: estimate + half }, smallest, cells: {} },
    'a girl',
    'a boy',
  )

test('a gap is told as one only beyond chance, and with a warning where so few answers seldom find one of its size', () => {
  assert.match(
    said(-0.5, 1, 1.4),
    /^No difference can be told from chance \(95% interval −1\.5 to 0\.5 points\)/,
  )
  const found = '1.2 points less worry for a boy than for a girl (95% interval 0.2 to 2.2).'
  assert.equal(said(-1.2, 1, 1), found)
  assert.equal(
    said(-1.2, 1, 1.4),
    `${found} So few answers make a gap look larger than it is. Take this as a question, not as a finding.`,
  )
  // An interval that leaves 0 out never reads as if it did not.
  assert.match(said(1.2, 1.17, 1), /\(95% interval just over 0 to 2\.4\)/)
  assert.match(said(1.2, 1, 1), /^1\.2 points more worry for a boy than for a girl/)
})
