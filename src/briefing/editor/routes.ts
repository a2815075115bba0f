import type { NavigationEntry, Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { dayOf } from '../../pack/index.ts'
import { focusGroupNotes, waveState, waves } from '../../survey/index.ts'
import { listBriefings, type Opened, openBriefing } from '../briefing-queries.ts'
import { easyLines } from '../published/easy-lines.ts'
import { sheet } from '../sheet.ts'
import { type Fitted, fittedAt } from '../shortened.ts'
import { teamBriefs } from '../team/team-briefs.ts'
import {
  briefingPath,
  EDITED,
  easyPreviewPath,
  newBriefingPath,
  previewPath,
  sheetPath,
  sheetPicturePath,
  teamBriefsPath,
} from '../urls.ts'
import { beginBriefing } from './begin-briefing.ts'
import { asPublished, type Desk, field, fields } from './desk.ts'
import { serveEditing } from './editing-routes.ts'
import { listPage } from './pages/list.html.ts'
import { type NewFault, newPage, type Offered } from './pages/new.html.ts'
import { easyPreview, pagePreview, sheetPreview } from './pages/preview.html.ts'
import { teamBriefsPage } from './pages/team-briefs.html.ts'
import { readVoicesFile } from './read-voices-file.ts'
import { serveReview } from './review-routes.ts'

const OFFICER = ['partnership-officer'] as const
/** Bytes: voices of all three audiences are about 60 kB. */
const FILE_LIMIT = 2 * 2 ** 20
const LONGEST_NAME = 120

export const briefingNavigation: readonly NavigationEntry[] = [
  { href: EDITED, words: 'Briefings', roles: OFFICER },
]

/** Pages of the officer who writes briefings. */
export const serveEditor = (staff: StaffRoutes, desk: Desk): void => {
  const withBriefing =
    (act: (visit: Visit, opened: Opened) => Promise<Outcome>) =>
    async (visit: Visit): Promise<Outcome> => {
      const opened = await openBriefing(visit.tx, visit.params.id ?? '')
      return opened ? act(visit, opened) : { notFound: true }
    }

  staff.get(EDITED, OFFICER, async (visit) => ({
    page: listPage(visit, desk, await listBriefings(visit.tx)),
  }))
  staff.get(newBriefingPath, OFFICER, async (visit) => ({
    page: newPage(visit, desk, await offered(visit, desk), { name: '', waves: [], groups: true }),
  }))
  staff.post(newBriefingPath, OFFICER, (visit) => begin(visit, desk), {
    files: { limit: FILE_LIMIT, most: 1 },
  })
  serveEditing(staff, desk)
  serveReview(staff, desk)

  staff.get(
    teamBriefsPath(':id'),
    OFFICER,
    withBriefing(async (visit, opened) => ({
      page: teamBriefsPage(
        visit,
        desk,
        opened,
        await teamBriefs(visit.tx, desk.pack, dayOf(visit.now), opened.id),
      ),
    })),
  )
  staff.get(
    previewPath(':id'),
    OFFICER,
    withBriefing(async (visit, opened) => ({
      page: pagePreview(visit, desk, opened, asPublished(desk, opened, opened.edits, visit.now)),
    })),
  )
  staff.get(
    easyPreviewPath(':id'),
    OFFICER,
    withBriefing(async (visit, opened) => ({
      page: easyPreview(
        visit,
        desk,
        opened,
        asPublished(desk, opened, opened.edits, visit.now),
        easyLines(desk.pack, opened.evidence.suggested, opened.edits),
      ),
    })),
  )
  staff.get(
    sheetPath(':id'),
    OFFICER,
    withBriefing(async (visit, opened) => {
      const shown = await showSheet(desk, opened, visit.now)
      return { page: sheetPreview(visit, desk, opened, shown?.fitted ?? null) }
    }),
  )
  staff.get(
    sheetPicturePath(':id'),
    OFFICER,
    withBriefing(async (visit, opened) => {
      const shown = await showSheet(desk, opened, visit.now)
      return shown
        ? { file: { name: 'sheet.svg', type: 'image/svg+xml; charset=utf-8', content: shown.svg } }
        : { notFound: true }
    }),
  )
}

/** Null where it does not fit on one side at any size, or this machine cannot print. */
const showSheet = async (
  desk: Desk,
  opened: Opened,
  now: Date,
): Promise<{ svg: string; fitted: Fitted } | null> => {
  const briefing = asPublished(desk, opened, opened.edits, now)
  const press = await desk.press()
  if (!press.ok) return null
  const { template, data } = sheet(briefing)
  try {
    const { svg, told } = await press.value.show(template, data, briefing.date)
    return { svg, fitted: fittedAt(briefing, Number(told)) }
  } catch (error) {
    if (String(error).includes('no size of the sheet fits')) return null
    throw error
  }
}

const offered = async (visit: Visit, { pack, groups }: Desk): Promise<Offered> => {
  const today = dayOf(visit.now)
  const all = await waves(visit.tx)
  return {
    waves: all
      .filter((wave) => ['closed', 'imported'].includes(waveState(wave, today)))
      .slice(0, 40)
      .map(({ id, title, label, audience }) => ({
        id,
        words: title,
        hint: `${pack.survey?.audiences[audience]?.name ?? audience}, ${label}`,
      })),
    groups: (await focusGroupNotes(visit.tx, groups, 'children')).sessions,
  }
}

const begin = async (visit: Visit, desk: Desk): Promise<Outcome> => {
  const { t } = visit.reader
  const offer = await offered(visit, desk)
  const typed = {
    name: field(visit, 'name').replace(/\s+/g, ' ').trim(),
    waves: fields(visit, 'wave'),
    groups: field(visit, 'groups') === 'yes',
  }
  const faults: NewFault[] = []
  if (typed.name === '') faults.push({ field: 'name', what: t('Give it a name.') })
  if (typed.name.length > LONGEST_NAME)
    faults.push({ field: 'name', what: t('The name has at most 120 characters.') })
  const file = visit.files.find(({ field: name }) => name === 'voices')
  const ids = typed.waves.filter((id) => offer.waves.some((wave) => wave.id === id))
  const read = file ? readVoicesFile(file.bytes, desk.pack.partnership.id) : null
  if (read && !read.ok)
    faults.push({
      field: 'voices',
      what: read.faults
        .map(({ what, right }) => `${what} ${right ?? ''}`)
        .join(' ')
        .trim(),
    })
  if (file && ids.length > 0) faults.push({ field: 'voices', what: t('Choose waves, or a file: not both.') })
  if (!file && ids.length === 0)
    faults.push(
      offer.waves.length > 0
        ? { field: 'waves', what: t('Choose a wave, or bring in a file.') }
        : { field: 'voices', what: t('Choose the file voices.json.') },
    )
  const again = (): Outcome => ({ page: newPage(visit, desk, offer, typed, faults), status: 422 })
  if (faults.length > 0) return again()
  const notes =
    typed.groups && offer.groups > 0 ? await focusGroupNotes(visit.tx, desk.groups, 'children') : undefined
  const begun = await beginBriefing(visit.tx, visit.actor, desk.pack, {
    name: typed.name,
    date: dayOf(visit.now),
    waves: ids,
    brought: read?.ok ? read.value : null,
    notes,
    groups: notes?.sessions ?? 0,
  })
  if (!begun.ok) {
    faults.push(...begun.faults.map(({ what }) => ({ field: 'name' as const, what })))
    return again()
  }
  return {
    redirect: briefingPath(begun.value),
    notice: t('The briefing is begun: every sentence is suggested.'),
  }
}
