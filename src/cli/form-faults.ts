import type { Problem } from '../kit/result.ts'
import type { Form } from '../pack/index.ts'
import { compile } from '../questionnaire/index.ts'

/** Why a form could not be asked: among it, every question that nobody could ever come to. */
export const faultsOfForm = (form: Form): readonly Problem[] => {
  const made = compile(form.questionnaire)
  return made.ok ? [] : made.faults
}
