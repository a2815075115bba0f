export { type CheckOptions, checkPack, type PackCheck, type PlacedProblem } from './check/check-pack.ts'
export { contrast } from './check/colours.ts'
export { type StringsWritten, updateStrings } from './check/update-strings.ts'
export {
  type AlsoLine,
  type Answer,
  answeringFor,
  type Chosen,
  checkTable,
  contradicting,
  decide,
  describeTable,
  type Facts,
  factsFrom,
  namingNeighbours,
  nextQuestion,
  offeredOptions,
  parseFacts,
  type Question,
  type Reach,
  type TableInWords,
  type Way,
  wayOver,
  withWhatFollows,
} from './decide/index.ts'
export { type InstrumentFault, instrumentFaults, optionIds } from './instrument-faults.ts'
export { loadPack } from './load-pack.ts'
export { isOpen, type OpenState, openState, unchangedUntil, ZONE } from './opening-hours.ts'
export { ownMinutesAfter, ownMinutesGone } from './own-hours.ts'
export type { Approach, Pack, Practice, PublishedForm, Translation } from './pack.ts'
export { castRoles } from './practice/cast-roles.ts'
export { fillRoles, initialOf, type Player, type Players } from './practice/fill.ts'
export {
  DONE,
  leadsTo,
  type Play,
  type PlayChoice,
  type PlayLine,
  type PlayStep,
  playOf,
  type Turn,
  textsOfStep,
} from './practice/play.ts'
export { type Reading, readingOf } from './reading-of.ts'
export { type ChildWords, childWords, fillChild, type Levels } from './scenario/child.ts'
export type { BriefingContent, Prompt } from './schema/briefing.ts'
export { AUDIENCES, type Audience, type Source, type Teller, type TextByTeller } from './schema/common.ts'
export type { Contact } from './schema/contacts.ts'
export type { CaseSystem, Copied, Desk, Outcome as DeskOutcome, SafeReply } from './schema/desk.ts'
export {
  type Form,
  type FormFact,
  type FormMention,
  HELD,
  type Held,
  MENTION_FIELDS,
  type MentionField,
  type MentionKind,
  PERSON_ROLES,
  type PersonRole,
  TEAMS,
  type TeamId,
} from './schema/form.ts'
export type { Article, SearchAlert, Section, Shown } from './schema/guidance.ts'
export type { Harm, LegalStatus } from './schema/harms.ts'
export { type Entry, Instrument, OWN_KINDS } from './schema/instrument.ts'
export type { CountedFrom, Keeping, KeepingGround, KeptRecord, KeptType } from './schema/keeping.ts'
export {
  EDITIONS,
  type Edition,
  type Exercise,
  type ExerciseDoor,
  type ExerciseKind,
  type Motif,
  VIEWS,
  type View,
} from './schema/practice.ts'
export type { AtWork } from './schema/practice-at-work.ts'
export type { Cast } from './schema/practice-cast.ts'
export type { ClassGuide, ClassPart } from './schema/practice-class.ts'
export type { Ring } from './schema/practice-ring.ts'
export type { Priority } from './schema/priority.ts'
export {
  type AskedOption,
  type AskedPage,
  type AskedQuestion,
  type Condition as AnswerCondition,
  QUESTION_TYPES,
  Questionnaire,
  type QuestionType,
  type Variant,
} from './schema/questionnaire.ts'
export type { Receives } from './schema/receiving.ts'
export { GAPS, type Gap, type Resource, type TradeGuide } from './schema/resources.ts'
export { FORMS, type FormId, type Route } from './schema/routes.ts'
export type {
  Scenario,
  ScenarioAsk,
  ScenarioRules,
  ScenarioSet,
  Setting,
  Week,
  WritingTask,
} from './schema/scenario.ts'
export type { Sign, SignDomain } from './schema/signs.ts'
export {
  type Item,
  MEASURES,
  type Measure,
  type MeasureKind,
  type Survey,
  type Theme,
  VOICES,
  type Voice,
} from './schema/survey.ts'
export { type Avoided, findWordsToAvoid } from './words-to-avoid.ts'
export { dayOf, isDay, type WorkingDays, weekOf, workingDays } from './working-days.ts'
