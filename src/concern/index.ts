export { type Opening, openedConcern, openingIn, openingsOf, openMore } from './break-glass/open-more.ts'
export {
  findToOpen,
  OPENED_BY,
  OPENINGS,
  type Openable,
  type OpenedBy,
  type OpeningRow,
  openToThem,
} from './break-glass/opening-queries.ts'
export { workingDaysAfter } from './clocks.ts'
export { type ConcernView, concernFor, viewOf } from './concern-for.ts'
export {
  concernById,
  concernByReference,
  type Grant,
  grantsOf,
  stopClock,
  toldBy,
} from './concern-queries.ts'
export { TELLS } from './drafts/draft-desk.ts'
export { tellNavigation } from './drafts/draft-routes.ts'
export { serveDrafts } from './drafts/serve-drafts.ts'
export { ageOf } from './forms/age-of.ts'
export { compiledForms } from './forms/compiled.ts'
export { toldFrom } from './forms/told-from.ts'
export { insertConcerns } from './insert-queries.ts'
export { type ConcernKeys, lastingOfConcerns, openConcernKeys } from './keys.ts'
export { type Climbed, climbedOf } from './ladder-queries.ts'
export { alikeIn, type LinkedMention, linkedMentions } from './links/linked-mentions.ts'
export { indexStanding, reindex, reindexBy } from './links/reindex.ts'
export { MESSAGE_LIMIT, messagesFor, replyToTeller } from './messages.ts'
export { escalate } from './notify.ts'
export { type Content, type Prepared, prepareConcern } from './prepare-concern.ts'
export { serveTellApi } from './programs/tell-api-routes.ts'
export { readReference } from './receipt/receipt-words.ts'
export { rerouteConcern } from './reroute-concern.ts'
export { SEALED_OF_CONCERNS } from './sealed-columns.ts'
export { serveConcerns } from './serve-concerns.ts'
export { mayReadSource, readSource, SOURCE_REASONS, type SourceReason } from './source-queries.ts'
export { type Stuck, stuck } from './stuck-queries.ts'
export { submitConcern } from './submit-concern.ts'
export { tellerTokensOf } from './teller-tokens.ts'
export { accountsNamed, type FoundBy, foundBy, lookedUpBy } from './tokens.ts'
export type { FormId, Mention, Told } from './told.ts'
