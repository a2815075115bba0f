import type { Problem } from '../kit/result.ts'
import type { Parts } from './parts.ts'
import { exerciseFaults } from './practice/exercise-faults.ts'
import type { Refer } from './refer.ts'

/** Whether each exercise can be gone through by anybody, and what it names exists. */
export const checkPractice = (
  { exercises, cast, classGuide, ring, contacts, tradeGuides }: Parts,
  known: { contacts: ReadonlySet<string> | undefined; signs: ReadonlySet<string> | undefined },
  refer: Refer,
): Problem[] => {
  const problems: Problem[] = []
  const first = exercises[0]
  if (first && !cast)
    problems.push({
      where: first.file,
      what: 'Nobody can play in it: there is no practice/cast.yaml.',
      right: 'Write one; packs/example has a short one.',
    })
  for (const [i, id] of (classGuide?.value.when_a_child_tells.contacts ?? []).entries())
    if (classGuide) refer('contact', known.contacts, classGuide, ['when_a_child_tells', 'contacts', i], id)
  const withNumber = new Set(
    contacts?.value.contacts.filter(({ telephone }) => telephone).map(({ id }) => id) ?? [],
  )
  for (const [i, id] of (ring?.value.contacts ?? []).entries()) {
    if (!ring) continue
    refer('contact', known.contacts, ring, ['contacts', i], id)
    if (known.contacts?.has(id) && !withNumber.has(id))
      problems.push({
        where: ring.where(['contacts', i]),
        what: `“${id}” cannot be rung.`,
        right: 'Name a contact with a telephone number.',
      })
  }
  const trades = tradeGuides && new Set(tradeGuides.value.trade_guides.map(({ id }) => id))
  for (const part of exercises) {
    const { value, where, file } = part
    const { look_out_for, talk_to } = value.after
    for (const [i, id] of look_out_for.entries())
      refer('sign', known.signs, part, ['after', 'look_out_for', i], id)
    for (const [i, id] of talk_to.entries())
      refer('contact', known.contacts, part, ['after', 'talk_to', i], id)
    for (const [i, id] of value.quiet.contacts.entries())
      refer('contact', known.contacts, part, ['quiet', 'contacts', i], id)
    for (const [path, ids] of [
      [['after', 'talk_to'], talk_to],
      [['quiet', 'contacts'], value.quiet.contacts],
    ] as const)
      if (contacts && !ids.some((id) => withNumber.has(id)))
        problems.push({
          where: where(path),
          what: 'None of these can be rung.',
          right: 'Name at least one contact with a telephone number.',
        })
    if (value.trade !== undefined) refer('trade guide', trades, part, ['trade'], value.trade)
    if (!file.endsWith(`/${value.id}.yaml`))
      problems.push({
        where: where(['id']),
        what: 'An exercise is called as its file.',
        right: `Call the file ${value.id}.yaml, or change the id.`,
      })
    for (const { path, what, right } of exerciseFaults(value, cast?.value, part.cutIds.length === 0))
      problems.push({ where: where(path), what, ...(right ? { right } : {}) })
  }
  return problems
}
