export { workingDaysAfter } from './clocks.ts'
export { type Asker, type ConcernView, concernFor, viewOf } from './concern-for.ts'
export {
  type Clock,
  concernByReference,
  concernsNaming,
  type Grant,
  grantsOf,
  mayReplyTo,
  stopClock,
  toldBy,
} from './concern-queries.ts'
export { type ConcernWriter, openConcernWriter } from './concern-writer.ts'
export { TELLS } from './drafts/draft-desk.ts'
export { tellNavigation } from './drafts/draft-routes.ts'
export { serveDrafts } from './drafts/serve-drafts.ts'
export { FLOOD_FROM } from './flood.ts'
export { compiledForms } from './forms/compiled.ts'
export { toldFrom } from './forms/told-from.ts'
export { insertConcerns } from './insert-queries.ts'
export { type ConcernKeys, openConcernKeys } from './keys.ts'
export {
  addToConcern,
  chooseReplies,
  MESSAGE_LIMIT,
  type Message,
  messagesFor,
  replyToTeller,
} from './messages.ts'
export { escalate, type NotifyParts, notifyBy, postNotices } from './notify.ts'
export { type Content, type Prepared, prepareConcern } from './prepare-concern.ts'
export { readReference } from './receipt/receipt-words.ts'
export { type Rerouted, rerouteConcern } from './reroute-concern.ts'
export type { Capacity, ClockKind, MessageKind, NoticeKind, Sender } from './schema.ts'
export { type ConcernParts, serveConcerns } from './serve-concerns.ts'
export { readSource, SOURCE_REASONS, type Source, type SourceReason } from './source-queries.ts'
export { type Stuck, stuck } from './stuck-queries.ts'
export { FormShut, type SubmitParts, submitConcern, submitConcerns, WORDS_MINUTES } from './submit-concern.ts'
export type { Receipt } from './telling/pages/sent.html.ts'
export { lookedUpBy } from './tokens.ts'
export type { Coded, FormId, Mention, Routing, Told } from './told.ts'
