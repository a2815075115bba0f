import type { Problem } from '../kit/result.ts'
import { instrumentFaults } from './instrument-faults.ts'
import type { Parts } from './parts.ts'
import type { Refer } from './refer.ts'

/** Whether each instrument can be asked with the item bank, and names contacts that exist. */
export const checkInstruments = (
  { instruments, survey }: Parts,
  contacts: ReadonlySet<string> | undefined,
  refer: Refer,
): Problem[] => {
  const problems: Problem[] = []
  for (const part of instruments) {
    const { value, where, file } = part
    for (const [i, id] of value.support.entries()) refer('contact', contacts, part, ['support', i], id)
    for (const [i, id] of value.cannot_find_you.contacts.entries())
      refer('contact', contacts, part, ['cannot_find_you', 'contacts', i], id)
    if (!file.endsWith(`/${value.id}.yaml`)) {
      const right = `Call the file ${value.id}.yaml, or change the id.`
      problems.push({ where: where(['id']), what: 'An instrument is called as its file.', right })
    }
    if (!survey) {
      problems.push({ where: file, what: 'There is no survey.yaml to take its questions from.' })
      continue
    }
    for (const { path, what, right } of instrumentFaults(survey.value, value))
      problems.push({ where: where(path), what, ...(right ? { right } : {}) })
  }
  return problems
}
