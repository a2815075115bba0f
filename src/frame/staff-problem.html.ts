import { html } from '../kit/html.ts'
import type { Reader } from './reader.ts'
import type { StaffPage } from './staff-page.html.ts'

/** Why a page for those who work here cannot be shown, or what was sent was not taken. */
export type StaffProblem =
  | 'database-away'
  | 'failed'
  | 'forged'
  | 'signed-out'
  | 'too-large'
  | 'too-many-tries'
  | 'unreadable'

export const STAFF_PROBLEM_STATUS: Readonly<Record<StaffProblem, number>> = {
  'database-away': 503,
  failed: 500,
  forged: 403,
  'signed-out': 401,
  'too-large': 413,
  'too-many-tries': 429,
  unreadable: 400,
}

/** It repeats nothing of what was sent, and says what became of it: nothing that was saved before is lost. */
export function staffProblemPage(reader: Reader, problem: StaffProblem, signIn: string): StaffPage {
  const { t } = reader
  const { title, help } = words(reader)[problem]
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
${help.map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}
${problem === 'signed-out' && html`<p class="govuk-body"><a class="govuk-link" href="${signIn}" target="_blank" rel="noopener">${t('Sign in (opens in a new tab)')}</a></p>`}`,
  }
}

const words = ({ t }: Reader): Record<StaffProblem, { title: string; help: string[] }> => ({
  'database-away': {
    title: t('Our records cannot be reached right now'),
    help: [
      t('Nothing that was saved before is lost. If you were sending something, it was not saved.'),
      t('Go back with your browser, copy what you typed if it was long, and try again in a minute.'),
    ],
  },
  failed: {
    title: t('Something went wrong here'),
    help: [
      t('It is our fault, not yours. Nothing that was saved before is lost.'),
      t('If you were sending something, it was not saved. Go back and try again in a minute.'),
    ],
  },
  forged: {
    title: t('This form was out of date'),
    help: [
      t('What you sent was not saved. The page may have been open since an earlier sign-in.'),
      t('Go back, copy what you typed if it was long, reload the page and send it again.'),
    ],
  },
  'signed-out': {
    title: t('You have been signed out'),
    help: [
      t('What you sent was not saved. You are signed out after a time without use, and every 12 hours.'),
      t('Sign in, then come back to the page, copy what you typed, reload it and send it again.'),
    ],
  },
  'too-large': {
    title: t('That was too much to send at once'),
    help: [t('Nothing of it was kept. Go back and choose a smaller file, or fewer files.')],
  },
  'too-many-tries': {
    title: t('Too many tries to sign in'),
    help: [
      t('Wait a minute, then try again.'),
      t('If you cannot remember your password, ask an administrator for a new link.'),
    ],
  },
  unreadable: {
    title: t('We could not read what was sent'),
    help: [t('Use the form on the page itself. Nothing was kept.')],
  },
})
