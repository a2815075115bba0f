import type { Problem } from '../kit/result.ts'
import type { Parts } from './parts.ts'
import type { Refer } from './refer.ts'

/** Whether what people at work are asked can be counted: its signs exist, nothing stands twice, some answers tell somebody. */
export const checkAtWork = (
  { atWork }: Parts,
  known: { contacts: ReadonlySet<string> | undefined; signs: ReadonlySet<string> | undefined },
  refer: Refer,
): Problem[] => {
  if (!atWork) return []
  const { value, where } = atWork
  const { recognises_signs: recognition, knows_whom_to_tell: knows } = value
  for (const [i, { sign }] of recognition.signs.entries())
    refer('sign', known.signs, atWork, ['recognises_signs', 'signs', i, 'sign'], sign)
  for (const [i, { calls }] of knows.answers.entries())
    for (const [j, id] of (calls ?? []).entries())
      refer('contact', known.contacts, atWork, ['knows_whom_to_tell', 'answers', i, 'calls', j], id)

  const twice = [
    { path: ['recognises_signs', 'signs'], key: 'sign', ids: recognition.signs.map(({ sign }) => sign) },
    { path: ['recognises_signs', 'decoys'], key: 'id', ids: recognition.decoys.map(({ id }) => id) },
    { path: ['knows_whom_to_tell', 'answers'], key: 'id', ids: knows.answers.map(({ id }) => id) },
  ].flatMap(({ path, key, ids }) =>
    ids.flatMap((id, i) =>
      ids.indexOf(id) === i
        ? []
        : [{ where: where([...path, i, key]), what: `“${id}” stands twice.`, right: 'Keep one of them.' }],
    ),
  )
  const counting = knows.answers.filter(({ calls }) => calls).length
  return [
    ...twice,
    ...(counting === 0 || counting === knows.answers.length
      ? [
          {
            where: where(['knows_whom_to_tell', 'answers']),
            what: counting === 0 ? 'No answer tells anybody.' : 'Every answer tells somebody.',
            right: 'Give “calls” to those that count, and to no others.',
          },
        ]
      : []),
  ]
}
