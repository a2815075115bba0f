import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { type Entry, type Instrument, OWN_KINDS, optionIds } from '../../pack/index.ts'
import { compile } from '../../questionnaire/index.ts'
import {
  addableItems,
  movedEntry,
  withEntry,
  withItem,
  withOwn,
  withoutEntry,
} from '../instruments/edit-instrument.ts'
import { expandInstrument } from '../instruments/expand-instrument.ts'
import { minutesToAnswer } from '../instruments/minutes.ts'
import { INSTRUMENTS, instrumentPath } from '../urls.ts'
import { changedEntry, conditionsFor, sayOf } from './change-entry.ts'
import {
  addCopy,
  addStep,
  addVersion,
  allCopies,
  copyById,
  type InstrumentCopy,
} from './instrument-queries.ts'
import { OFFICERS, type OfficerParts } from './officer-parts.ts'
import { editorPage, entryPage, instrumentsPage, wordsPage } from './pages/instruments.html.ts'
import { previewPage } from './pages/preview.html.ts'
import { shortText } from './typed.ts'

/** Instruments: seen, copied and changed, each state kept, so that everything can be undone. */
export function serveInstruments(staff: StaffRoutes, { pack }: OfficerParts): void {
  const { survey } = pack
  if (!survey) return
  const one = `${INSTRUMENTS}/:id`

  const asked = (instrument: Instrument) => {
    const expanded = expandInstrument(survey, instrument)
    if (!expanded.ok) return { problems: expanded.faults, asked: null }
    const compiled = compile(expanded.value.questionnaire)
    if (!compiled.ok) return { problems: compiled.faults, asked: null }
    return { problems: [], asked: { compiled: compiled.value, expanded: expanded.value } }
  }

  const withCopy =
    (act: (visit: Visit, copy: InstrumentCopy) => Promise<Outcome>) =>
    async (visit: Visit): Promise<Outcome> => {
      const copy = await copyById(visit.tx, visit.params.id ?? '')
      return copy ? act(visit, copy) : { notFound: true }
    }

  const show = (
    { reader, csrf }: Visit,
    copy: InstrumentCopy,
    faults: readonly FieldFault[] = [],
  ): Outcome => {
    const { problems, asked: made } = asked(copy.content)
    const minutes = made && minutesToAnswer(copy.content, made.expanded)
    const addable = addableItems(survey, copy.content)
    return {
      page: editorPage(reader, { csrf, copy, survey, problems, minutes, addable, faults }),
      status: faults.length > 0 ? 422 : 200,
    }
  }

  /** Keeps a change, unless the page was old: then what is there now is shown. */
  const keep = async (
    { tx, actor, reader, form }: Visit,
    copy: InstrumentCopy,
    content: Instrument,
    change: string,
  ): Promise<Outcome> => {
    const to = instrumentPath(copy.id)
    if (
      Number(shortText(form, 'step')) !== copy.step ||
      !(await addVersion(tx, { ...copy, content }, change, actor))
    )
      return { redirect: to, notice: reader.t('It was changed meanwhile. This is how it is now.') }
    await record(tx, { actor, action: `instrument.${change}`, of: { kind: 'instrument', id: copy.id } })
    return { redirect: to, notice: reader.t('Saved.') }
  }

  staff.get(INSTRUMENTS, OFFICERS, async ({ tx, reader, csrf }) => ({
    page: instrumentsPage(reader, csrf, await allCopies(tx)),
  }))

  staff.post(`${INSTRUMENTS}/copy`, OFFICERS, async ({ tx, actor, form, reader }) => {
    const instrument = pack.instruments.get(shortText(form, 'instrument'))
    if (!instrument) return { notFound: true }
    const id = await addCopy(tx, instrument, actor)
    await record(tx, { actor, action: 'instrument.copied', of: { kind: 'instrument', id } })
    return { redirect: instrumentPath(id), notice: reader.t('Copied. Change what you like.') }
  })

  const look = ({ reader, query }: Visit, instrument: Instrument, back: string, path: string): Outcome => {
    const arms = instrument.vignettes?.arms.map(({ id }) => id) ?? []
    const arm = arms.find((id) => id === query.child) ?? arms[0] ?? ''
    return { page: previewPage(reader, { instrument, ...asked(instrument), back, path, arm }) }
  }

  staff.get(`${INSTRUMENTS}/pack/:name/preview`, OFFICERS, async (visit) => {
    const instrument = pack.instruments.get(visit.params.name ?? '')
    if (!instrument) return { notFound: true }
    return look(visit, instrument, INSTRUMENTS, `${INSTRUMENTS}/pack/${instrument.id}/preview`)
  })

  staff.get(
    `${one}/preview`,
    OFFICERS,
    withCopy(async (visit, copy) =>
      look(visit, copy.content, instrumentPath(copy.id), `${instrumentPath(copy.id)}/preview`),
    ),
  )

  staff.get(
    one,
    OFFICERS,
    withCopy(async (visit, copy) => show(visit, copy)),
  )

  staff.post(
    one,
    OFFICERS,
    withCopy(async (visit, copy) => {
      const { form, reader, tx, actor } = visit
      const { content } = copy
      const [verb = '', id = ''] = shortText(form, 'do').split(' ')
      if (verb === 'undo' || verb === 'redo') {
        const version = copy[verb]
        if (version !== null && Number(shortText(form, 'step')) === copy.step)
          await addStep(tx, copy.id, copy.step, version, actor)
        return {
          redirect: instrumentPath(copy.id),
          notice: verb === 'undo' ? reader.t('Undone.') : reader.t('Done again.'),
        }
      }
      if (verb === 'up' || verb === 'down')
        return keep(visit, copy, movedEntry(content, id, verb === 'up' ? -1 : 1), 'moved')
      if (verb === 'remove' && content.questions.length > 1)
        return keep(visit, copy, withoutEntry(content, id), 'removed')
      if (verb === 'add-item') {
        const item = addableItems(survey, content).find((measure) => measure === shortText(form, 'item'))
        return item
          ? keep(visit, copy, withItem(content, item), 'added')
          : { redirect: instrumentPath(copy.id) }
      }
      if (verb === 'add-own') {
        const ask = shortText(form, 'ask', 300)
        const own = OWN_KINDS.find((kind) => kind === shortText(form, 'own')) ?? 'radios'
        if (!ask) return show(visit, copy, [{ field: 'ask', says: reader.t('Write your question') }])
        if (content.questions.length >= 60)
          return show(visit, copy, [{ field: 'ask', says: reader.t('A survey has at most 60 questions') }])
        return keep(visit, copy, withOwn(content, own, ask), 'added')
      }
      return { redirect: instrumentPath(copy.id) }
    }),
  )

  const optionsOf = (entry: Entry): { id: string; say: string }[] => {
    const item = survey.items.find(({ measure }) => measure === entry.item)
    if (!item || entry.choices) return []
    return optionIds(survey, item).map((id) => ({ id, say: sayOf(survey, entry, id) }))
  }

  const showEntry = (
    { reader, csrf }: Visit,
    copy: InstrumentCopy,
    entry: Entry,
    faults: readonly FieldFault[] = [],
  ): Outcome => ({
    page: entryPage(reader, {
      csrf,
      copy,
      survey,
      entry,
      options: optionsOf(entry),
      conditions: conditionsFor(survey, copy.content, entry),
      faults,
    }),
    status: faults.length > 0 ? 422 : 200,
  })

  const withEntryOf = (act: (visit: Visit, copy: InstrumentCopy, entry: Entry) => Promise<Outcome>) =>
    withCopy(async (visit, copy) => {
      const entry = copy.content.questions.find(
        ({ id, vignette }) => id === visit.params.question && !vignette,
      )
      return entry ? act(visit, copy, entry) : { notFound: true }
    })

  staff.get(
    `${one}/questions/:question`,
    OFFICERS,
    withEntryOf(async (visit, copy, entry) => showEntry(visit, copy, entry)),
  )

  staff.post(
    `${one}/questions/:question`,
    OFFICERS,
    withEntryOf(async (visit, copy, entry) => {
      const { form, reader } = visit
      const { t } = reader
      const changed = changedEntry(
        survey,
        copy.content,
        entry,
        form,
        optionsOf(entry).map(({ id }) => id),
      )
      const faults: FieldFault[] = []
      if (!shortText(form, 'ask')) faults.push({ field: 'ask', says: t('Write what is asked') })
      if (changed.choices && changed.choices.length < 2)
        faults.push({ field: 'choices', says: t('Write at least two, one a line') })
      if (changed.options && changed.options.length < 2)
        faults.push({ field: 'options', says: t('Leave at least two to choose from') })
      if (faults.length > 0) return showEntry(visit, copy, changed, faults)
      return keep(visit, copy, withEntry(copy.content, changed), 'changed')
    }),
  )

  staff.get(
    `${one}/words`,
    OFFICERS,
    withCopy(async ({ reader, csrf }, copy) => ({ page: wordsPage(reader, csrf, copy) })),
  )

  staff.post(
    `${one}/words`,
    OFFICERS,
    withCopy(async (visit, copy) => {
      const { form, reader, csrf } = visit
      const { content } = copy
      const text = (name: string) => shortText(form, name, 1000)
      const before = {
        why: text('why'),
        who_reads: text('who_reads'),
        private: text('private'),
        stop: text('stop'),
        no_wrong_answers: text('no_wrong_answers'),
      }
      const changed: Instrument = {
        ...content,
        title: text('title').slice(0, 120),
        thanks: text('thanks'),
        before,
      }
      const empty = Object.entries({ title: changed.title, ...before, thanks: changed.thanks }).filter(
        ([, value]) => !value,
      )
      if (empty.length === 0) return keep(visit, copy, changed, 'reworded')
      const faults = empty.map(([field]) => ({
        field,
        says: reader.t('Write something here: people are told before they answer'),
      }))
      return { page: wordsPage(reader, csrf, { ...copy, content: changed }, faults), status: 422 }
    }),
  )
}
