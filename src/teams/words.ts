import type { TeamId } from '../pack/index.ts'
import type { ShutBecause, TeamState } from './team-rules.ts'

/** What a team receives, for `t`. */
export const RECEIVES_WORDS: Readonly<Record<TeamId, string>> = {
  'first-contact': 'Worries and referrals about children',
  exploitation: 'Assessments of exploitation',
  police: 'Information for the police',
  lado: 'Adults who work with children',
  'early-help': 'Requests for early help',
  lead: 'What people of its organisation notice',
}

/** How a team stands: its words, for `t`, and the colour of their tag. */
export const STATE_WORDS: Readonly<Record<TeamState, readonly [words: string, colour: string]>> = {
  ready: ['Somebody is there', 'govuk-tag--green'],
  'not-tested': ['Not tested', 'govuk-tag--yellow'],
  'test-too-old': ['Test too old', 'govuk-tag--red'],
  unwatched: ['Nobody looks', 'govuk-tag--red'],
}

/** Why a form is closed, in a sentence for officers, for `t`. */
export const SHUT_WORDS: Readonly<Record<ShutBecause, string>> = {
  closed: 'An administrator has closed it.',
  'not-approved': 'No named officer has signed the content of this service yet.',
  'no-team': 'No team receives it.',
  'not-tested': 'A team that receives it has not answered a test message.',
  'test-too-old': 'The test message of a team that receives it is too old.',
  unwatched: 'A team that receives it has not looked into its inbox for too long.',
}
