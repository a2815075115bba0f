import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { dayOf, daysLater } from '../../pack/index.ts'
import { WAVES, wavePath, waveResultsPath } from '../urls.ts'
import { type ExportFormat, exportVoices } from '../voices/export-voices.ts'
import { closeWave, extendWave, markRead } from './change-wave.ts'
import { askableInstruments } from './instrument-queries.ts'
import { OFFICERS, type OfficerParts } from './officer-parts.ts'
import { openWave } from './open-wave.ts'
import { addOrganisation, organisationsOf, remindersOf, removeOrganisation } from './organisation-queries.ts'
import { newWavePage } from './pages/new-wave.html.ts'
import { plannerPage } from './pages/planner.html.ts'
import { posterPage } from './pages/poster.html.ts'
import { resultsPage } from './pages/results.html.ts'
import { closePage, wavePage } from './pages/wave.html.ts'
import { wavesPage } from './pages/waves.html.ts'
import { answersNeeded, type Plan } from './planner.ts'
import { allWaves, countByDay, countByWave, waveById } from './queries.ts'
import { keepRelease, readWaves } from './read-wave.ts'
import { remindOrganisations } from './remind-organisations.ts'
import { isEmail, shortText, typedDay } from './typed.ts'
import { MOST_DAYS, type Wave, waveState } from './wave.ts'

/** Surveys for their officer: opened, watched, handed on, closed, read. */
export function serveWaves(staff: StaffRoutes, { pack, publicUrl, post }: OfficerParts): void {
  const one = `${WAVES}/:id`

  /** The wave of the path; anything else was not found. */
  const withWave =
    (act: (visit: Visit, wave: Wave) => Promise<Outcome>) =>
    async (visit: Visit): Promise<Outcome> => {
      const wave = await waveById(visit.tx, visit.params.id ?? '')
      return wave ? act(visit, wave) : { notFound: true }
    }

  const show = async (
    { tx, reader, csrf }: Visit,
    wave: Wave,
    faults: readonly FieldFault[] = [],
    typed: Parameters<typeof wavePage>[1]['typed'] = {},
  ): Promise<Outcome> => ({
    page: wavePage(reader, {
      csrf,
      wave,
      publicUrl,
      days: await countByDay(tx, wave.id),
      organisations: await organisationsOf(tx, wave.id),
      reminders: await remindersOf(tx, wave.id),
      faults,
      typed,
    }),
    status: faults.length > 0 ? 422 : 200,
  })

  staff.get(WAVES, OFFICERS, async ({ tx, reader }) => ({
    page: wavesPage(reader, await allWaves(tx), await countByWave(tx)),
  }))

  staff.get(`${WAVES}/new`, OFFICERS, async ({ tx, reader, csrf, now, query }) => {
    const askable = await askableInstruments(tx, pack)
    const typed = { title: '', instrument: query.instrument ?? '', first: dayOf(now), last: '' }
    return { page: newWavePage(reader, { csrf, askable, typed }) }
  })

  staff.post(`${WAVES}/new`, OFFICERS, async ({ actor, tx, reader, csrf, form, now }) => {
    const { t } = reader
    const askable = await askableInstruments(tx, pack)
    const typed = {
      title: shortText(form, 'title', 2000),
      instrument: shortText(form, 'instrument'),
      first: shortText(form, 'first'),
      last: shortText(form, 'last'),
    }
    const [first, last] = [typedDay(form, 'first'), typedDay(form, 'last')]
    const chosen = askable.find(({ key }) => key === typed.instrument)
    const faults: FieldFault[] = []
    if (!chosen) faults.push({ field: 'instrument', says: t('Choose what is asked') })
    if (!typed.title) faults.push({ field: 'title', says: t('Enter what you call it') })
    else if (typed.title.length > 120) faults.push({ field: 'title', says: t('Use 120 characters or fewer') })
    if (!first) faults.push({ field: 'first', says: t('Enter the first day') })
    if (!last) faults.push({ field: 'last', says: t('Enter the last day') })
    else if (last < dayOf(now) || (first && last < first))
      faults.push({ field: 'last', says: t('The last day must not be before the first day or today') })
    else if (first && first > daysLater(dayOf(now), MOST_DAYS))
      faults.push({ field: 'first', says: t('Enter a first day within a year from today') })
    else if (first && last > daysLater(first, MOST_DAYS))
      faults.push({ field: 'last', says: t('A survey is open for a year at most') })
    if (chosen && first && last && faults.length === 0) {
      const opened = await openWave(
        tx,
        pack,
        { title: typed.title, instrument: chosen.instrument, firstDay: first, lastDay: last },
        actor,
      )
      if (opened.ok)
        return { redirect: wavePath(opened.value.id), notice: t('The survey is open. Hand on its link.') }
      faults.push(...opened.faults.map(({ what }) => ({ field: 'instrument', says: what })))
    }
    return { page: newWavePage(reader, { csrf, askable, typed, faults }), status: 422 }
  })

  staff.get(`${WAVES}/planner`, OFFICERS, async ({ reader, query }) => {
    const typed = {
      share: query.share ?? '50',
      gap: query.gap ?? '10',
      effect: query.effect ?? '1',
      before: query.before ?? '',
    }
    return { page: plannerPage(reader, { typed, plan: planOf(typed) }) }
  })

  staff.get(
    one,
    OFFICERS,
    withWave((visit, wave) => show(visit, wave)),
  )

  staff.get(
    `${one}/poster`,
    OFFICERS,
    withWave(async ({ reader }, wave) =>
      wave.definition ? { page: posterPage(reader, wave, publicUrl) } : { notFound: true },
    ),
  )

  staff.get(
    `${one}/close`,
    OFFICERS,
    withWave(async ({ reader, csrf }, wave) => ({ page: closePage(reader, csrf, wave) })),
  )

  staff.post(
    `${one}/close`,
    OFFICERS,
    withWave(async ({ tx, actor, reader, now }, wave) => {
      const closed = await closeWave(tx, wave, dayOf(now), actor)
      return {
        redirect: wavePath(wave.id),
        notice: closed.ok ? reader.t('The survey is closed.') : reader.t('It was closed already.'),
      }
    }),
  )

  staff.post(
    `${one}/extend`,
    OFFICERS,
    withWave(async (visit, wave) => {
      const { tx, actor, reader, now, form } = visit
      const last = typedDay(form, 'last')
      const extended = last ? await extendWave(tx, wave, last, dayOf(now), actor) : null
      if (extended?.ok) return { redirect: wavePath(wave.id), notice: reader.t('Saved.') }
      const says = extended?.faults[0]?.what ?? reader.t('Enter the last day')
      return show(visit, wave, [{ field: 'last', says }], { last: shortText(form, 'last') })
    }),
  )

  staff.post(
    `${one}/organisations`,
    OFFICERS,
    withWave(async (visit, wave) => {
      const { tx, actor, reader, form } = visit
      const typed = { name: shortText(form, 'name', 120), email: shortText(form, 'email', 254) }
      const faults: FieldFault[] = []
      if (!typed.name) faults.push({ field: 'name', says: reader.t('Enter a name') })
      if (!isEmail(typed.email))
        faults.push({ field: 'email', says: reader.t('Enter an e-mail address, like name@example.gov.uk') })
      const there = await organisationsOf(tx, wave.id)
      if (there.some(({ email }) => email.toLowerCase() === typed.email.toLowerCase()))
        faults.push({ field: 'email', says: reader.t('This address is on the list already') })
      if (faults.length > 0) return show(visit, wave, faults, typed)
      const id = await addOrganisation(tx, wave.id, typed, actor)
      await record(tx, { actor, action: 'wave.organisation-added', of: { kind: 'wave-organisation', id } })
      return { redirect: wavePath(wave.id), notice: reader.t('Added.') }
    }),
  )

  staff.post(
    `${one}/organisations/:organisationId/remove`,
    OFFICERS,
    withWave(async ({ tx, actor, reader, params }, wave) => {
      const id = params.organisationId ?? ''
      if (!(await removeOrganisation(tx, wave.id, id, actor))) return { notFound: true }
      await record(tx, { actor, action: 'wave.organisation-removed', of: { kind: 'wave-organisation', id } })
      return { redirect: wavePath(wave.id), notice: reader.t('Removed.') }
    }),
  )

  staff.post(
    `${one}/remind`,
    OFFICERS,
    withWave(async (visit, wave) => {
      const { tx, actor, reader, now, form } = visit
      const text = shortText(form, 'text', 4000)
      const today = dayOf(now)
      if (!text)
        return show(visit, wave, [{ field: 'text', says: reader.t('Write what they should read') }], { text })
      if (waveState(wave, today) !== 'open')
        return { redirect: wavePath(wave.id), notice: reader.t('It is closed already.') }
      const subject = reader.t('Please pass on: {title}', {
        title: wave.definition?.instrument.title ?? wave.title,
      })
      const sent = await remindOrganisations(tx, post, wave, { subject, text }, today, actor)
      if (sent.ok)
        return {
          redirect: wavePath(wave.id),
          notice: reader.t('{n} reminders are on their way.', { n: sent.value }),
        }
      return show(visit, wave, [{ field: 'text', says: sent.faults[0]?.what ?? '' }], { text })
    }),
  )

  const ended = (wave: Wave, now: Date): boolean =>
    ['closed', 'imported'].includes(waveState(wave, dayOf(now)))

  staff.get(
    `${one}/results`,
    OFFICERS,
    withWave(async ({ tx, actor, reader, csrf, now }, wave) => {
      if (!ended(wave, now))
        return {
          redirect: wavePath(wave.id),
          notice: reader.t('You can read the results when it has ended.'),
        }
      const { voices } = await readWaves(tx, pack, [wave.id], dayOf(now))
      await markRead(tx, wave, actor)
      await record(tx, { actor, action: 'wave.read', of: { kind: 'wave', id: wave.id } })
      const voice = voices.audiences[wave.audience]
      return {
        page: {
          ...resultsPage(reader, {
            csrf,
            wave,
            voice,
            cannotTell: voices.cannot_tell,
          }),
          wide: true,
        },
      }
    }),
  )

  staff.post(
    `${one}/results/export`,
    OFFICERS,
    withWave(async ({ tx, actor, form, now }, wave) => {
      const format = shortText(form, 'format') as ExportFormat
      if (!['csv', 'xlsx', 'json'].includes(format)) return { redirect: waveResultsPath(wave.id) }
      if (!ended(wave, now)) return { redirect: wavePath(wave.id) }
      const { voices, release } = await readWaves(tx, pack, [wave.id], dayOf(now))
      await markRead(tx, wave, actor)
      await keepRelease(tx, [wave.id], release, 'export', actor)
      return { file: await exportVoices(voices, format) }
    }),
  )
}

/** What was typed as a plan, and what it comes to; null where it cannot be planned with. */
const planOf = (typed: { share: string; gap: string; effect: string; before: string }) => {
  const asked: Plan = {
    share: Number(typed.share) / 100,
    gap: Number(typed.gap) / 100,
    designEffect: Number(typed.effect),
    ...(typed.before.trim() ? { before: Math.floor(Number(typed.before)) } : {}),
  }
  if (asked.before !== undefined && !(asked.before > 0)) return null
  try {
    return { asked, planned: answersNeeded(asked) }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
