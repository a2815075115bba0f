import { DateTime } from 'luxon'
import type { Problem } from '../../kit/result.ts'
import { ZONE } from '../opening-hours.ts'
import type { Parts } from '../parts.ts'

/** A telephone number, an e-mail address or a link: a way by which somebody is reached. */
const REACHED = /\d(?:[ -]?\d){2,}|\S@\S+\.\S|https?:\/\/|\bwww\./

/**
 * What the pages of a public body must say by law, and a trial copy need not: whom to tell of what cannot be used
 * (Accessibility Regulations 2018, the model statement of 2018/1523) and of data (UK GDPR, article 13).
 */
export const checkApproved = ({ partnership }: Parts, now: Date): Problem[] => {
  if (!partnership) return []
  const { approval, accessibility_contact: contact, data_controller: controller } = partnership.value
  if (!approval) return []
  const at = (...path: string[]): string => partnership.where(path)
  const problems: Problem[] = []
  if (!contact) {
    problems.push({
      where: at('approval'),
      what: 'It is approved, and the accessibility statement names nobody: “accessibility_contact” is missing.',
      right: 'Say whom to tell of what cannot be used, and how: “Ring … on …, or write to …”.',
    })
  } else if (!REACHED.test(contact)) {
    problems.push({
      where: at('accessibility_contact'),
      what: 'It is approved, and “accessibility_contact” does not say how they are reached.',
      right: 'Add a telephone number, an e-mail address or a link.',
    })
  }
  if (!controller.link && !REACHED.test(controller.contact)) {
    problems.push({
      where: at('data_controller', 'contact'),
      what: 'It is approved, and the privacy page does not say how to reach who answers for data.',
      right: 'Add a telephone number, an e-mail address or a link to “contact”, or “link” beside it.',
    })
  }
  const today = DateTime.fromJSDate(now, { zone: ZONE }).toISODate() ?? ''
  if (approval.approved_on > today) {
    problems.push({
      where: at('approval', 'approved_on'),
      what: `It is approved on a day to come, ${approval.approved_on}.`,
      right: 'Write the day on which it was signed; until then “approval: null”.',
    })
  }
  return problems
}
