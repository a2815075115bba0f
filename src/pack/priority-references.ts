import type { Problem } from '../kit/result.ts'
import type { Parts } from './parts.ts'
import { MEASURES } from './schema/survey.ts'

/** Whether priorities stand once, what is followed is asked by the survey, and each plan ends after it begins. */
export const checkPriorities = ({ priorities, survey }: Parts): Problem[] => {
  if (!priorities) return []
  const { value, where } = priorities
  const list = value.priorities
  return list.flatMap(({ id, from, to, scope, headline, measures }, i) => {
    const at = (...path: (string | number)[]): string => where(['priorities', i, ...path])
    const wider = scope.covers.filter((audience) => !headline.covers.includes(audience))
    return [
      ...(list.findIndex((one) => one.id === id) < i
        ? [{ where: at('id'), what: `“${id}” stands twice.`, right: 'Keep one of them.' }]
        : []),
      ...(to < from
        ? [{ where: at('to'), what: 'The plan ends before it begins.', right: 'Mend one of the years.' }]
        : []),
      ...(wider.length > 0
        ? [
            {
              where: at('scope', 'covers'),
              what: `The scope asks about ${wider.join(' and ')}, and the headline question does not.`,
              right: 'The scope is the narrower of the two.',
            },
          ]
        : []),
      ...measures.flatMap(({ audience, measure }, j) => {
        const item = survey?.value.items.find((one) => one.measure === measure)
        const asked = item?.asked[audience] || (item && MEASURES[measure] === 'beside')
        if (!survey || asked) return []
        return [
          {
            where: at('measures', j),
            what: `The survey does not ask ${audience} about “${measure}”.`,
            right: 'Follow what survey.yaml asks them, or add it there.',
          },
        ]
      }),
    ]
  })
}
