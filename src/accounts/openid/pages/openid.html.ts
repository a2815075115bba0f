import { backLink, pagesNav, type Reader, type StaffPage } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import { momentInWords } from '../../staff/when.ts'
import { ACCOUNT_PATHS, OPENID_PATH, openIdPath, personPath } from '../../urls.ts'
import type { ListedLink } from '../link-queries.ts'
import { PROVIDERS_A_PAGE } from '../provider-queries.ts'
import type { NotLetIn } from '../refusals.ts'

interface Named {
  readonly id: string
  readonly name: string
}

const back = ({ t }: Reader): Content => backLink(ACCOUNT_PATHS.signIn, t('Sign in'))

/** The organisations through which one can come in. */
export function organisationSignInsPage(
  reader: Reader,
  {
    organisations,
    total,
    page,
    to,
  }: { organisations: readonly Named[]; total: number; page: number; to: string },
): StaffPage {
  const { t } = reader
  const pages = Math.max(1, Math.ceil(total / PROVIDERS_A_PAGE))
  const at = (values: Record<string, string>) => `?${new URLSearchParams({ ...values, ...(to && { to }) })}`
  const title = t('Sign in through your organisation')
  return {
    title,
    before: back(reader),
    main: html`<h1 class="govuk-heading-l">${title}</h1>
${
  total === 0
    ? html`<p class="govuk-body">${t('No organisation has its own sign-in here yet. Sign in with your password and code.')}</p>`
    : html`<p class="govuk-body">${t('Choose where you work. You sign in there, as you do for your e-mail, and come back here. You must have been invited.')}</p>
<ul class="es-other-ways es-other-ways--list">${organisations.map(({ id, name }) => html`<li class="es-other-way">${govuk('Button', { text: name, href: `${openIdPath(id)}${to && at({})}`, classes: 'govuk-button--secondary' })}</li>`)}</ul>`
}
${pagesNav(reader, { page, more: page < pages, of: pages, at: (to) => `${OPENID_PATH}${at({ page: String(to) })}` })}`,
  }
}

/** Why somebody who signed in elsewhere is not in here, and what they can do. */
export function notLetInPage(
  reader: Reader,
  { why, organisation: name }: { why: NotLetIn; organisation: string },
): StaffPage {
  const { t } = reader
  const title = t('You are not signed in')
  return {
    title,
    before: back(reader),
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${reasons(reader, name)[why]}</p>
<p class="govuk-body">${t('If you have a password here, you can sign in with it.')}</p>
${govuk('Button', { text: t('Go to sign in'), href: ACCOUNT_PATHS.signIn })}`,
  }
}

const reasons = ({ t }: Reader, name: string): Record<NotLetIn, string> => ({
  away: t(
    'The sign-in of {name} cannot be reached right now, or does not answer as it should. Try again in a while.',
    {
      name,
    },
  ),
  'said-no': t('{name} did not let you in, or you stopped there.', { name }),
  stale: t(
    'What {name} answered was too old or too new. Try again; if it stays so, a clock there or here is wrong: tell your administrator.',
    {
      name,
    },
  ),
  wrong: t(
    'What came back from {name} could not be trusted, so it was not used. Try again; if it stays so, tell your administrator.',
    {
      name,
    },
  ),
  'second-step': t(
    '{name} did not say that you signed in with a second step, such as a code or a key. Sign in there with one, or ask its IT desk.',
    { name },
  ),
  unverified: t(
    '{name} told no e-mail address that it vouches for, so we cannot know who you are here. Ask your administrator for an invitation, and open its link first.',
    { name },
  ),
  domain: t('The e-mail address that came from {name} is not one of its own. Ask your administrator.', {
    name,
  }),
  nobody: t('Nobody with your e-mail address was invited. Ask your administrator to invite you.'),
  elsewhere: t('You have an account here, but no role at {name}. Ask your administrator.', { name }),
  ended: t(
    'Your role at {name} has ended, so you cannot come in through it. If that is wrong, ask your administrator.',
    {
      name,
    },
  ),
  another: t(
    'Somebody else at {name} came in with your e-mail address before, or you have a new account there. Ask your administrator for a new link, and open it.',
    { name },
  ),
  'not-yours': t(
    'You are signed in at {name} with another e-mail address than the one that was invited. Sign out there, or ask your administrator to invite that address.',
    { name },
  ),
  taken: t(
    'You are signed in at {name} as somebody who has an account here already. This invitation is not theirs.',
    {
      name,
    },
  ),
  late: t('That took too long, was used already, or began in another browser. Start again.'),
  mixed: t('The answer came from another organisation than the one you chose. It was not used. Start again.'),
})

/** After signing out here: they may be signed in there still. */
export function signedOutPage(
  reader: Reader,
  { organisation: name, there }: { organisation: string; there: string | null },
): StaffPage {
  const { t } = reader
  return {
    title: t('You are signed out here'),
    main: html`<h1 class="govuk-heading-l">${t('You are signed out here')}</h1>
<p class="govuk-body">${t('You may still be signed in at {name}, and then whoever uses this screen next could come in as you. On a screen that you share, sign out there too, or close the browser.', { name })}</p>
${there && govuk('Button', { text: t('Sign out at {name}', { name }), href: there })}
<p class="govuk-body"><a class="govuk-link" href="${ACCOUNT_PATHS.signIn}">${t('Sign in again')}</a></p>`,
  }
}

/** On the page of an invitation: no password is needed, where an organisation has its own sign-in. */
export const joinThrough = ({ t }: Reader, organisations: readonly Named[], token: string): Content =>
  organisations.length > 0 &&
  html`<div class="govuk-inset-text"><p class="govuk-body">${t('You can use the sign-in of your organisation instead. Then you need no password or app here, and come in that way from now on.')}</p>
${organisations.map(({ id, name }) => govuk('Button', { text: t('Go on through {name}', { name }), href: `${openIdPath(id)}?invitation=${token}`, classes: 'govuk-button--secondary' }))}</div>`

/** In one's own account: how it was come in here, and which links there are. */
export const ownLinks = (reader: Reader, links: readonly ListedLink[], through: string | null): Content => {
  const { t } = reader
  return (
    (links.length > 0 || through) &&
    html`<h2 class="govuk-heading-m" id="organisation">${t('Through your organisation')}</h2>
${through && html`<p class="govuk-body">${t('You came in through {name}: only your roles there count until you sign out. For others, sign in with your password or a passkey.', { name: through })}</p>`}
${links.length > 0 && html`<ul class="es-rows">${links.map((link) => html`<li><div><strong>${link.organisation}</strong>${when(reader, link)}</div></li>`)}</ul>`}`
  )
}

const when = (reader: Reader, { linkedAt, lastUsedAt }: ListedLink): Content =>
  html`<p class="govuk-hint">${reader.t('Linked {linked}, last used {used}', {
    linked: momentInWords(reader, linkedAt),
    used: momentInWords(reader, lastUsedAt),
  })}</p>`

/** On a person's page, for administrators: each link can be removed. */
export const linksOfPerson = (
  reader: Reader,
  { personId, links, csrf }: { personId: string; links: readonly ListedLink[]; csrf: Html },
): Content => {
  const { t } = reader
  return (
    links.length > 0 &&
    html`<h2 class="govuk-heading-m">${t('Through their organisation')}</h2>
<p class="govuk-body">${t('Remove a link when their account there has changed, or is somebody else’s now. They are signed out, and are linked anew by an address that it vouches for, or by a new link that you send.')}</p>
<ul class="es-rows">${links.map(
      (link) => html`<li><div><strong>${link.organisation}</strong>${when(reader, link)}</div>
<form method="post" action="${personPath(personId)}/links/${link.id}/end">${csrf}${govuk('Button', {
        html: html`${t('Remove the link')}<span class="govuk-visually-hidden">: ${link.organisation}</span>`
          .text,
        classes: 'govuk-button--secondary es-small',
        preventDoubleClick: true,
      })}</form></li>`,
    )}</ul>`
  )
}
