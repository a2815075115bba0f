import type { Problem } from '../kit/result.ts'
import type { Parts } from './parts.ts'

/** Whether each team that receives can decide, what is offered to it is there, and no reply shows what it must not. */
export const checkDesk = ({ desk, receiving }: Parts): Problem[] => {
  if (!desk) return []
  const { value, where } = desk
  const twice = (list: 'outcomes' | 'replies' | 'supports'): Problem[] =>
    value[list].flatMap(({ id }, i) =>
      value[list].findIndex((one) => one.id === id) < i
        ? [{ where: where([list, i, 'id']), what: `“${id}” stands twice.`, right: 'Keep one of them.' }]
        : [],
    )
  const replies = new Set(value.replies.map(({ id }) => id))
  const decided = new Set(value.outcomes.flatMap(({ teams }) => teams))
  return [
    ...twice('outcomes'),
    ...twice('replies'),
    ...twice('supports'),
    ...value.outcomes.flatMap(({ reply }, i) =>
      reply === undefined || replies.has(reply)
        ? []
        : [
            {
              where: where(['outcomes', i, 'reply']),
              what: `There is no reply “${reply}”.`,
              right: 'Name an id of `replies`.',
            },
          ],
    ),
    ...(receiving?.value.teams ?? [])
      .filter(({ team }) => !decided.has(team))
      .map(({ team }) => ({
        where: where(['outcomes']),
        what: `The team “${team}” receives, and can decide nothing.`,
        right: 'Name it among the `teams` of an outcome.',
      })),
    ...value.replies.flatMap(({ text }, i) =>
      value.shows.flatMap(({ words }) =>
        words
          .filter((one) => text.toLowerCase().includes(one.toLowerCase()))
          .map((one) => ({
            where: where(['replies', i, 'text']),
            what: `The reply says “${one}”, which a reply had better not say.`,
            right: 'Say it so that it harms nobody whoever reads it.',
          })),
      ),
    ),
  ]
}
