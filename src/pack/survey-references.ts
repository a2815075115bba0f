import type { Problem } from '../kit/result.ts'
import type { Parts } from './parts.ts'
import type { Refer } from './refer.ts'
import { MEASURES, VOICES } from './schema/survey.ts'

/** Whether the signs of `survey.yaml` exist, nothing stands twice, and every item can be counted and said. */
export const checkSurvey = (
  { survey }: Parts,
  signs: ReadonlySet<string> | undefined,
  refer: Refer,
): Problem[] => {
  if (!survey) return []
  const { value, where } = survey
  const problems: Problem[] = []
  const twice = (key: string, ids: readonly string[], field: string): void => {
    for (const [i, id] of ids.entries()) {
      if (ids.indexOf(id) === i) continue
      problems.push({
        where: where([key, i, field]),
        what: `“${id}” stands twice.`,
        right: 'Keep one of them.',
      })
    }
  }
  for (const [i, { sign }] of value.signs.entries()) refer('sign', signs, survey, ['signs', i, 'sign'], sign)
  twice(
    'signs',
    value.signs.map(({ sign }) => sign),
    'sign',
  )
  for (const key of ['decoys', 'age_bands', 'themes'] as const)
    twice(
      key,
      value[key].map(({ id }) => id),
      'id',
    )
  twice(
    'items',
    value.items.map(({ measure }) => measure),
    'measure',
  )
  for (const voice of VOICES) {
    if (value.audiences[voice]) continue
    problems.push({ where: where(['audiences']), what: `The audience “${voice}” has no name.` })
  }
  if (value.thresholds.learning > value.thresholds.strength) {
    problems.push({
      where: where(['thresholds']),
      what: 'A figure could be a strength and learning at once.',
      right: 'Let “learning” be at most “strength”.',
    })
  }
  const recognition = value.items.find(({ measure }) => measure === 'recognises-signs')
  for (const [i, item] of value.items.entries()) {
    const kind = MEASURES[item.measure]
    const lack = (what: string, right: string): void => {
      problems.push({ where: where(['items', i]), what: `“${item.measure}” has ${what}.`, right })
    }
    if (kind === 'yes-or-no' && !item.counts) lack('no answer that counts', 'Name them under “counts”.')
    if (!['signs', 'beside', 'yes-or-no', 'scale'].includes(kind)) continue
    for (const voice of VOICES) {
      const asked = item.asked[voice] ?? (kind === 'beside' ? recognition?.asked[voice] : undefined)
      if (!asked || item.says?.[voice]) continue
      lack(`no sentence for ${voice}`, `They are asked it: say under “says: ${voice}” how a figure reads.`)
    }
  }
  return problems
}
