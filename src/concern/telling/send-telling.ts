import type { Actor } from '../../accounts/index.ts'
import type { Page, Reader } from '../../frame/index.ts'
import type { Facts } from '../../pack/index.ts'
import type { Step } from '../../questionnaire/index.ts'
import type { Sealing } from '../../vault/index.ts'
import type { CompiledForm } from '../forms/compiled.ts'
import { toldFrom } from '../forms/told-from.ts'
import type { Told } from '../told.ts'
import { sealCopy } from './answer-copy.ts'
import { sealContinued } from './carried-over.ts'
import { type Receipt, sentPage } from './pages/sent.html.ts'
import type { Place } from './place.ts'

export interface SendParts {
  readonly sealing: (journey: string) => Sealing
  readonly submit: (told: Told) => Promise<Receipt>
  readonly place: Place
  readonly trial: boolean
  readonly carried: Partial<Facts>
  readonly actor: Actor | null
}

/** Sends what was answered, and shows what became of it. Whatever `submit` throws is thrown: nothing was kept. */
export async function sendTelling(
  reader: Reader,
  { form, compiled }: CompiledForm,
  { answers, allocation, nonce }: Extract<Step, { kind: 'send' }>,
  { sealing, submit, place, trial, carried, actor }: SendParts,
): Promise<Page> {
  const { pack, now } = reader
  const told = toldFrom(pack, form, compiled, { answers, allocation, nonce, carried, actor, now })
  const receipt = await submit(told)
  return sentPage(reader, {
    form,
    told,
    receipt,
    trial,
    place,
    answers,
    copy: sealCopy(sealing, form.id, answers, now),
    continued: form.continues ? sealContinued(sealing, { from: form.id, answers }, now) : '',
  })
}
