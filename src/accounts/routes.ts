import { html } from '../kit/html.ts'
import { ROLE_WORDS, ROLES } from './roles.ts'
import { ACCOUNT_PATHS } from './urls.ts'
import type { StaffRoutes } from './visit.ts'

/** The pages of this room. */
export function serveAccounts(staff: StaffRoutes): void {
  staff.get(ACCOUNT_PATHS.account, ROLES, async ({ actor, reader: { t } }) => ({
    page: {
      title: t('Your account'),
      main: html`<h1 class="govuk-heading-l">${t('Your account')}</h1>
<p class="govuk-body">${actor.name}: ${actor.roles.map((role) => t(ROLE_WORDS[role])).join(', ')}</p>`,
    },
  }))
}
