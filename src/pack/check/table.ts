import type { Problem } from '../../kit/result.ts'
import { checkTable } from '../decide/check-table.ts'
import type { Where } from '../decide/where.ts'
import type { PackReading } from '../load-pack.ts'
import { checkSilence } from './silence.ts'

/** What the proof of the table rests on. */
const TABLE_FILES = ['partnership.yaml', 'contacts.yaml', 'routes.yaml', 'whom-to-tell.yaml']

/** The table of rules: every case has one answer, everything in it is of use. It waits until its files are sound. */
export const checkWhomToTell = ({
  together,
  parts,
  faults,
}: PackReading): { faults: readonly Problem[]; warnings: readonly Problem[] } => {
  const { routes, whomToTell } = parts
  const inTheWay = TABLE_FILES.filter((file) =>
    faults.some(({ where }) => where.replace(/:\d+$/, '') === file),
  )
  if (!together || !routes || !whomToTell || inTheWay.length > 0) {
    const what = 'Whether the rules have an answer for every case has not been looked at.'
    const right = `First mend ${inTheWay.length > 0 ? inTheWay.join(', ') : 'the files that are missing'}.`
    return { faults: [], warnings: [{ where: 'whom-to-tell.yaml', what, right }] }
  }
  const files = { 'routes.yaml': routes, 'whom-to-tell.yaml': whomToTell }
  const place: Where = (file, path) => files[file].where(path)
  const { problems } = checkTable(together, place)
  return {
    faults: [...problems, ...(problems.length > 0 ? [] : checkSilence(together, place))],
    warnings: [],
  }
}
