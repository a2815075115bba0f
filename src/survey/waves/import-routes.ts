import { randomUUID } from 'node:crypto'
import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { dayOf, MEASURES, type Measure, VOICES } from '../../pack/index.ts'
import { importFiles } from '../import/import-files.ts'
import type { ColumnMapping, FileMapping } from '../import/mapping-file.ts'
import { IMPORTS, importPath, waveResultsPath } from '../urls.ts'
import {
  addComments,
  addImportedWave,
  addUpload,
  dropUpload,
  keepMapping,
  type Upload,
  uploadById,
} from './import-queries.ts'
import { OFFICERS, type OfficerParts } from './officer-parts.ts'
import { type Column, importPage, newImportPage, sentAs } from './pages/import.html.ts'
import { shortText, typedDay } from './typed.ts'

const LIMIT = 10 * 1024 * 1024
/** The most columns that are asked about; an export has a few dozen. */
const MOST_COLUMNS = 300

/** Files of other survey services, with what each column is for shown and corrected. */
export function serveImports(staff: StaffRoutes, { pack, taking }: OfficerParts): void {
  const readUpload = async ({ id, name, bytes, mapping }: Upload) => {
    const text = taking.files.unseal(bytes, id)
    const file = { name, bytes: new Uint8Array(Buffer.from(text ?? '', 'base64')) }
    return importFiles(pack, [file], mapping ?? undefined)
  }

  const withUpload =
    (act: (visit: Visit, upload: Upload) => Promise<Outcome>) =>
    async (visit: Visit): Promise<Outcome> => {
      const upload = await uploadById(visit.tx, visit.params.id ?? '')
      return upload ? act(visit, upload) : { notFound: true }
    }

  const show = async (
    { reader, csrf }: Visit,
    upload: Upload,
    faults: readonly FieldFault[] = [],
    typed?: { title: string; first: string; last: string },
  ): Promise<Outcome> => {
    const read = await readUpload(upload)
    const [answers] = read.ok ? read.value.answers : []
    const asked = upload.mapping?.files[0]
    return {
      page: importPage(reader, {
        csrf,
        id: upload.id,
        name: upload.name,
        audience: asked?.audience ?? answers?.audience ?? '',
        imported: read.ok ? read.value : null,
        problems: read.ok ? read.value.broken : read.faults,
        columns: read.ok ? columnsOf(read.value.mapping.files[0], read.value.unmapped) : [],
        typed: typed ?? { title: '', first: answers?.period?.from ?? '', last: answers?.period?.to ?? '' },
        faults,
      }),
      status: faults.length > 0 ? 422 : 200,
    }
  }

  staff.get(`${IMPORTS}/new`, OFFICERS, async ({ reader, csrf }) => ({ page: newImportPage(reader, csrf) }))

  staff.post(
    `${IMPORTS}/new`,
    OFFICERS,
    async ({ actor, tx, reader, csrf, files }) => {
      const [file] = files
      if (!file || file.bytes.length === 0)
        return {
          page: newImportPage(reader, csrf, [{ field: 'file', says: reader.t('Choose a file') }]),
          status: 422,
        }
      const id = randomUUID()
      const closed = taking.files.seal(Buffer.from(file.bytes).toString('base64'), id)
      await addUpload(tx, id, file.name.slice(-200) || 'file', closed, actor)
      await record(tx, { actor, action: 'survey-file.sent', of: { kind: 'survey-upload', id } })
      return { redirect: importPath(id) }
    },
    { files: { limit: LIMIT, most: 1 } },
  )

  staff.get(
    `${IMPORTS}/:id`,
    OFFICERS,
    withUpload((visit, upload) => show(visit, upload)),
  )

  /** What the page said of the columns and of who answered, and whether that is other than it showed. */
  const mappingSent = async ({ form }: Visit, upload: Upload) => {
    const read = await readUpload(upload)
    const before = read.ok ? (read.value.mapping.files[0]?.columns ?? {}) : {}
    const columns: Record<string, ColumnMapping> = {}
    const known = read.ok ? columnsOf(read.value.mapping.files[0], read.value.unmapped) : []
    const shown = new Map(known.map((column) => [sentAs(column.header), column]))
    let changed = false
    for (let i = 0; i < MOST_COLUMNS; i++) {
      const sent = form[`header-${i}`]
      if (typeof sent !== 'string') break
      const column = shown.get(sent)
      if (!column) continue
      const { header, use: was } = column
      const use = shortText(form, `use-${i}`)
      const own = before[header]
      // Left as it was: with everything that was understood of its answers, or of the design of the sample.
      if (own && useOf(own) === use) columns[header] = own
      else if (use === 'ignore') columns[header] = { ignore: true }
      else if (use in MEASURES) columns[header] = { measure: use as Measure }
      changed ||= use !== was
    }
    const audience = VOICES.find((voice) => voice === shortText(form, 'audience'))
    changed ||=
      audience !== (upload.mapping?.files[0]?.audience ?? (read.ok && read.value.answers[0]?.audience))
    const mapping: FileMapping = { match: upload.name, columns, ...(audience ? { audience } : {}) }
    return { mapping: { files: [mapping] }, changed }
  }

  staff.post(
    `${IMPORTS}/:id`,
    OFFICERS,
    withUpload(async (visit, upload) => {
      await keepMapping(visit.tx, upload.id, (await mappingSent(visit, upload)).mapping)
      return { redirect: importPath(upload.id), notice: visit.reader.t('Read again with what you said.') }
    }),
  )

  staff.post(
    `${IMPORTS}/:id/drop`,
    OFFICERS,
    withUpload(async ({ tx, actor, reader }, upload) => {
      await dropUpload(tx, upload.id)
      await record(tx, { actor, action: 'survey-file.dropped', of: { kind: 'survey-upload', id: upload.id } })
      return { redirect: `${IMPORTS}/new`, notice: reader.t('The file is deleted.') }
    }),
  )

  staff.post(
    `${IMPORTS}/:id/keep`,
    OFFICERS,
    withUpload(async (visit, upload) => {
      const { tx, actor, reader, form, now } = visit
      const { t } = reader
      const typed = {
        title: shortText(form, 'title', 120),
        first: shortText(form, 'first'),
        last: shortText(form, 'last'),
      }
      const [first, last] = [typedDay(form, 'first'), typedDay(form, 'last')]
      if ('header-0' in form) {
        const { mapping, changed } = await mappingSent(visit, upload)
        if (changed) {
          await keepMapping(tx, upload.id, mapping)
          const says = t(
            'You changed what is read. This is how it is read now: if it is right, keep the answers',
          )
          return show(visit, { ...upload, mapping }, [{ field: 'audience', says }], typed)
        }
      }
      const faults: FieldFault[] = []
      if (!typed.title) faults.push({ field: 'title', says: t('Enter what you call it') })
      if (!first) faults.push({ field: 'first', says: t('Enter the first day') })
      if (!last || (first && last < first))
        faults.push({ field: 'last', says: t('Enter a last day that is not before the first') })
      const read = await readUpload(upload)
      const [answers] = read.ok ? read.value.answers : []
      if (faults.length > 0 || !read.ok || !answers || !first || !last)
        return show(visit, upload, faults, typed)
      const waveId = await addImportedWave(
        tx,
        { title: typed.title, answers, mapping: read.value.mapping, firstDay: first, lastDay: last },
        actor,
      )
      const comments = answers.comments
        .flatMap(({ texts }) => texts)
        .map((words) => {
          const id = randomUUID()
          return { id, words: taking.comments.seal(words.slice(0, 10_000), id) }
        })
      await addComments(tx, waveId, dayOf(now), comments)
      await dropUpload(tx, upload.id)
      await record(tx, {
        actor,
        action: 'wave.imported',
        of: { kind: 'wave', id: waveId },
        detail: { answers: answers.n, comments: comments.length },
      })
      return { redirect: waveResultsPath(waveId), notice: t('Kept. The file itself is deleted.') }
    }),
  )
}

/** What is chosen on the page for a column: what is of the sample's design is no answer either. */
const useOf = ({ ignore, design, measure }: ColumnMapping): string =>
  ignore || design ? 'ignore' : (measure ?? '')

const columnsOf = (
  mapping: FileMapping | undefined,
  unmapped: readonly { column: string; why: string; nearest: readonly Measure[] }[],
): Column[] => {
  const known = mapping?.columns ?? {}
  const whys = (header: string) => unmapped.filter(({ column }) => column === header)
  const headers = [
    ...new Set([
      ...unmapped.map(({ column }) => column).filter((one) => !(one in known)),
      ...Object.keys(known),
    ]),
  ]
  return headers.map((header) => {
    const own = known[header]
    return {
      header,
      use: own ? useOf(own) : '',
      whys: whys(header).map(({ why }) => why),
      nearest: whys(header).flatMap(({ nearest }) => nearest),
    }
  })
}
