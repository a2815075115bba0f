import type { Visit } from '../../accounts/index.ts'
import { openingsOf } from '../../concern/index.ts'
import { type Html, html } from '../../kit/html.ts'
import type { AllDeskKeys } from '../all-keys.ts'
import { openingsSection } from '../break-glass/opened.html.ts'
import type { Look } from '../look.ts'
import { gradingSection } from '../police/grading.html.ts'
import { gradingsFor } from '../police/gradings-for.ts'
import { linkedSection } from './linked.html.ts'
import { linkedOf } from './linked.ts'

/** What stands on the page of a concern beside what is done: its grade for the police, links, who else opened it. */
export const moreOf = async (visit: Visit, keys: AllDeskKeys, look: Look): Promise<Html> => {
  const { tx, reader, now } = visit
  const { reference } = look
  const gradings = await gradingsFor(visit, keys, look)
  return html`${gradings && gradingSection(reader, { reference, gradings, now })}${linkedSection(reader, { reference, links: await linkedOf(visit, keys, look), now })}${openingsSection(reader, { openings: await openingsOf(tx, keys.concern, look.id), now })}`
}
