import type { Actor } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { faults, ok, type Result } from '../../kit/result.ts'
import { dayOf } from '../../pack/index.ts'
import { keepRelease, type Release, releases } from '../../survey/index.ts'
import { type Opened, versionOf } from '../briefing-queries.ts'
import { renderPdf } from '../print.ts'
import { insertEdition } from '../publication-queries.ts'
import { easyLines } from '../published/easy-lines.ts'
import { printEasy } from '../published/print-easy.ts'
import type { Evidence } from '../schema.ts'
import { asPublished, type Desk } from './desk.ts'

/**
 * Publishes an approved version: its data, its easy-read lines and every printed form, ready to send. What its figures
 * told is kept with the survey, so that nothing later undoes their suppression. Gives the number of the edition.
 */
export const publishBriefing = async (
  tx: Tx,
  actor: Actor,
  desk: Pick<Desk, 'pack' | 'press'>,
  opened: Opened,
  version: number,
  now: Date,
): Promise<Result<number>> => {
  const { evidence } = opened
  const approved = await versionOf(tx, opened.id, version)
  if (!approved) return faults(refused('There is no such version.'))
  if (evidence.released && (await toldSince(tx, evidence.released)))
    return faults(
      refused(
        'Other figures of the same people were published since this briefing was begun. Together they could point at somebody. Read the waves again, and both are judged together.',
      ),
    )
  const content = asPublished(desk, opened, approved.edits, now)
  const easy = easyLines(desk.pack, evidence.suggested, approved.edits)
  const opening = desk.press()
  const printed = await renderPdf(content, opening)
  const press = await opening
  if (!printed.ok) return printed
  if (!press.ok) return press
  const easyPrint = await printEasy(press.value, content, easy)
  const edition = await insertEdition(tx, {
    briefing: opened.id,
    version,
    content,
    easy,
    sheet: printed.value.sheet.bytes,
    plain: printed.value.plain.bytes,
    easyPrint: easyPrint.bytes,
    release: evidence.released?.release ?? { on: dayOf(now), audiences: [] },
    by: actor.personId,
    at: now,
  })
  if (edition === null) return faults(refused('This version is published already.'))
  if (evidence.released)
    await keepRelease(tx, evidence.released.waves, evidence.released.release, 'briefing', actor)
  await record(tx, {
    actor,
    action: 'briefing.published',
    of: { kind: 'briefing', id: opened.id },
    detail: { version, edition },
  })
  return ok(edition)
}

const refused = (what: string) => ({ where: 'publication', what })

/**
 * Whether a count of the same people was released after this briefing's were read that it does not tell, or tells
 * otherwise. The same figures again, as an export or a second edition, and what was withheld, add nothing to it.
 */
const toldSince = async (
  tx: Tx,
  { release, before }: NonNullable<Evidence['released']>,
): Promise<boolean> => {
  const adds = ({ audience, wave, cells }: Release['audiences'][number]): boolean => {
    const own = release.audiences.find((one) => one.audience === audience && one.wave === wave)
    return own !== undefined && Object.entries(cells).some(([cell, n]) => n !== null && own.cells[cell] !== n)
  }
  return (await releases(tx)).slice(before).some(({ audiences }) => audiences.some(adds))
}
