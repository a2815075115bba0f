import { sentence } from '../../kit/result.ts'
import type { Form, FormId, Pack } from '../../pack/index.ts'
import { type Compiled, compile } from '../../questionnaire/index.ts'

export interface CompiledForm {
  readonly form: Form
  readonly compiled: Compiled
}

/**
 * The forms of a pack, ready to be asked; each is compiled once.
 * @throws where one cannot be asked; `formFaults` tells every reason, and `pack check` refuses such a pack.
 */
export function compiledForms(pack: Pack): ReadonlyMap<FormId, CompiledForm> {
  const known = compiledBefore.get(pack)
  if (known) return known
  const forms = new Map<FormId, CompiledForm>()
  for (const [id, form] of pack.forms) {
    const made = compile(form.questionnaire)
    if (!made.ok) throw new Error(`The form “${id}” cannot be asked: ${made.faults.map(sentence).join(' ')}`)
    forms.set(id, { form, compiled: made.value })
  }
  compiledBefore.set(pack, forms)
  return forms
}

const compiledBefore = new WeakMap<Pack, ReadonlyMap<FormId, CompiledForm>>()
