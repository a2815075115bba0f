import { DateTime } from 'luxon'
import type { Problem } from '../../kit/result.ts'
import { ZONE } from '../opening-hours.ts'
import type { Parts } from '../parts.ts'

/** A telephone number, an e-mail address or a link: a way by which somebody is reached. */
const REACHED = /\d(?:[ -]?\d){2,}|\S@\S+\.\S|https?:\/\/|\bwww\./

/**
 * What the pages of a public body must say by law, and a trial copy need not: whom to tell of what cannot be used
 * (Accessibility Regulations 2018, the model statement of 2018/1523) and of data (UK GDPR, article 13); under which
 * agreement what is told goes on (the code of practice on data sharing, Data Protection Act 2018, section 121); and whom to
 * tell of a weakness.
 */
export const checkApproved = ({ partnership, forms }: Parts, now: Date): Problem[] => {
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
  if (!partnership.value.security_contact) {
    problems.push({
      where: at('approval'),
      what: 'It is approved, and nobody is named to whom a weakness of the service is reported: “security_contact” is missing.',
      right: 'Write “security_contact: mailto:…” or an https:// address.',
    })
  }
  for (const form of forms) {
    const { id, controller: of } = form.value
    if (of.agreement) continue
    problems.push({
      where: form.where(['controller']),
      what: `It is approved, and the form “${id}” names no sharing agreement.`,
      right: 'Add “agreement: { name: …, signed_on: … }” to its “controller”.',
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
