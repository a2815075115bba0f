import type { Reader } from '../../frame/index.ts'
import type { Voice } from '../../pack/index.ts'
import type { PriorityRead } from '../read-priority.ts'
import type { Cell } from '../rules/coverage.ts'
import { measureName, people, rangeOn, valueOn } from '../say.ts'

/** “a, b, and c”, as the pack names them: names that hold an “and” want the comma. */
export const listed = ({ t, pack }: Reader, audiences: readonly Voice[]): string => {
  const names = audiences.map((audience) => people(pack, audience))
  const last = names.pop() ?? ''
  return names.length === 0 ? last : t('{some}, and {last}', { some: names.join(', '), last })
}

/** What lies between the headline question and the narrower scope. */
export const scopeSaid = (reader: Reader, { headlineCovers, scopeCovers }: PriorityRead): string => {
  const { t } = reader
  const left = headlineCovers.filter((audience) => !scopeCovers.includes(audience))
  return left.length > 0
    ? t(
        'The scope is narrower: it leaves out {people}. An answer to it does not answer the headline question.',
        {
          people: listed(reader, left),
        },
      )
    : t('Both ask about the same people.')
}

/** What the evidence says on one part of the question, of one audience. */
export const cellText = ({ t, pack }: Reader, { kind, by }: Cell): string => {
  if (by?.point.figure) {
    const { figure, wave } = by.point
    return `${valueOn(null, figure.estimate)} (${rangeOn(null, figure)}) ${measureName(t, pack, by.measure)}, ${wave.name}`
  }
  if (kind === 'too-few') return t('Asked, but too few answered to show')
  return kind === 'not-asked' ? t('Not asked') : t('Nobody was asked yet')
}

/** Why no learning is left; that none was found is never told as if there were none. */
export const leftNoneSaid = (t: Reader['t'], asked: boolean, all: number): string => {
  if (!asked)
    return t(
      'No wave has been read yet, so nothing is known to be learning. That is not the same as nothing to learn.',
    )
  return all === 0
    ? t(
        'No figure is low enough, and sure enough, to be called learning. That does not show that there is no gap.',
      )
    : t('Every learning finding has an action that is under way or done.')
}
