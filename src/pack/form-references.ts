import type { Problem } from '../kit/result.ts'
import { formFaults } from './form-faults.ts'
import type { Parts } from './parts.ts'
import type { Refer } from './refer.ts'

/** Whether the answers of each form can be read, and what it names exists. */
export const checkForms = (
  { forms, whomToTell }: Parts,
  known: { contacts: ReadonlySet<string> | undefined; signs: ReadonlySet<string> | undefined },
  refer: Refer,
): Problem[] => {
  const ids = new Set(forms.map(({ value }) => value.id as string))
  return forms.flatMap((part) => {
    const { value, where, file } = part
    refer('contact', known.contacts, part, ['call_first', 'contact'], value.call_first?.contact)
    refer('contact', known.contacts, part, ['tell_now', 'contact'], value.tell_now?.contact)
    for (const [i, next] of (value.continues ?? []).entries())
      refer('form', ids, part, ['continues', i, 'form'], next.form)
    const named: Problem[] = []
    if (!file.endsWith(`/${value.id}.yaml`)) {
      const right = `Call the file ${value.id}.yaml, or change the id.`
      named.push({ where: where(['id']), what: 'A form is called as its file.', right })
    }
    const around = { signs: known.signs, questions: whomToTell?.value.questions }
    const faults = formFaults(value, around)
    return [
      ...named,
      ...faults.map(({ path, what, right }) => ({ where: where(path), what, ...(right ? { right } : {}) })),
    ]
  })
}
