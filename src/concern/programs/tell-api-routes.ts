import type { ApiOutcome, ApiRoutes, Fault, ProgramVisit } from '../../accounts/index.ts'
import type { Translate } from '../../kit/translate.ts'
import {
  type AnswerFault,
  type Answers,
  describe,
  faultWords,
  readAnswers,
  unmixed,
} from '../../questionnaire/index.ts'
import type { TeamShelf } from '../../teams/index.ts'
import { type CompiledForm, compiledForms } from '../forms/compiled.ts'
import { toldFrom } from '../forms/told-from.ts'
import { openConcernKeys } from '../keys.ts'
import { NobodyReceives } from '../prepare-concern.ts'
import { FormShut, submitConcern } from '../submit-concern.ts'
import type { FormId } from '../told.ts'
import { Form, FormParams, Forms, Receipt, Told } from './form-shapes.ts'

interface TellParts {
  readonly key: Uint8Array
  readonly partnershipId: string
  readonly teams: Pick<TeamShelf, 'within'>
}

/** An organisation’s own system tells: in the same forms, checked by the same rules, received by the same teams. */
export const serveTellApi = (api: ApiRoutes, { key, partnershipId, teams }: TellParts): void => {
  const keys = openConcernKeys(key, partnershipId)
  api.add({
    method: 'GET',
    path: '/forms',
    scope: 'concerns:tell',
    summary: 'The forms',
    description: 'In which forms something can be told, and which are open.',
    answers: { 200: Forms },
    refuses: [],
    async answer({ tx, now, reader: { pack, t } }) {
      const known = await teams.within(tx)
      const forms = [...pack.forms].map(([form, { title }]) => ({
        form,
        title: t(title),
        open: known.state(form, now).open,
      }))
      return { status: 200, body: { forms } }
    },
  })
  api.add({
    method: 'GET',
    path: '/forms/:form',
    scope: 'concerns:tell',
    summary: 'What a form asks',
    description: 'Every question with its id, what can be chosen, and when it is asked.',
    params: FormParams,
    answers: { 200: Form },
    refuses: ['not-found'],
    async answer({ reader: { pack, t }, params }) {
      const made = compiledForms(pack).get(params.form as FormId)
      return made ? { status: 200, body: described(t, made) } : { refused: 'not-found' }
    },
  })
  api.add({
    method: 'POST',
    path: '/concerns',
    scope: 'concerns:tell',
    summary: 'Tell a concern',
    description:
      'In immediate danger call 999 first: nobody reads this in the same minute. Sent again with the same Idempotency-Key it is the same concern (200 instead of 201), so send again until it is answered. The organisation’s safeguarding lead sees it, unless it is about an adult who works with children.',
    body: Told,
    needs: 'idempotency-key',
    example: {
      form: 'worry',
      answers: {
        who: 'trade',
        about: 'vehicle',
        happening: ['not-sure'],
        plate: 'YQ51 ABC',
        named: 'no',
        reply: 'no',
        narrative: 'The same silver car waits at the gate each Friday.',
      },
    },
    answers: { 200: Receipt, 201: Receipt },
    refuses: ['form-closed'],
    async answer(visit) {
      const { tx, actor, body, once, now, reader } = visit
      const { pack, t } = reader
      const made = compiledForms(pack).get(body.form as FormId)
      if (!made)
        return {
          refused: 'invalid',
          errors: [{ pointer: '/form', kind: 'not-offered', detail: t('Choose a form') }],
        }
      const { form, compiled } = made
      const read = readAnswers(compiled, body.answers as Answers, now)
      if (!read.ok) return { refused: 'invalid', errors: read.faults.map((fault) => faultIn(t, fault, now)) }
      const told = toldFrom(pack, form, compiled, {
        answers: read.answers,
        allocation: unmixed(compiled),
        // Another program's key of the same text is another nonce.
        nonce: `api/${actor.personId}/${once}`,
        carried: {},
        actor,
        now,
      })
      try {
        const receipt = await submitConcern(tx, { pack, keys, teams }, told)
        return kept(visit, receipt, told.routing.callFirst)
      } catch (error) {
        if (error instanceof FormShut || error instanceof NobodyReceives) return { refused: 'form-closed' }
        throw error
      }
    },
  })
}

const kept = (
  { reader: { pack, t } }: ProgramVisit,
  receipt: { reference: string; words: string; already: boolean },
  callFirst: string | null,
): ApiOutcome => {
  const contact = callFirst === null ? undefined : pack.contacts.get(callFirst)
  const { reference, words, already } = receipt
  return {
    status: already ? 200 : 201,
    body: {
      reference,
      words: words === '' ? null : words,
      already,
      telephone_first: contact?.telephone
        ? { name: t(contact.name), number: contact.telephone.number }
        : null,
    },
  }
}

const faultIn = (t: Translate, { at, kind, question }: AnswerFault, now: Date): Fault => ({
  pointer: ['/answers', ...at.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/'),
  kind,
  detail:
    kind === 'not-asked' || !question
      ? t('It is not asked after these answers, or there is no such question')
      : faultWords(t, { question, kind }, now),
})

const described = (t: Translate, { form, compiled }: CompiledForm) => ({
  form: form.id,
  title: t(form.title),
  version: compiled.version,
  pages: describe(compiled, t).map(({ id, title, when, repeated, questions }) => ({
    id,
    title,
    when,
    repeated,
    questions: questions.map(({ id: question, ask, type, when: asked }) => {
      const { required, options, max_length } = compiled.questions.get(question)?.question ?? {}
      return {
        id: question,
        ask,
        type,
        when: asked,
        required: Boolean(required),
        ...(options && {
          options: options.map((one) => ({ id: one.id, say: t(one.say), other: one.other !== undefined })),
        }),
        ...(max_length !== undefined && { max_length }),
      }
    }),
  })),
})
