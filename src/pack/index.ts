export { checkPack, type PackCheck } from './check/check-pack.ts'
export { contrast } from './check/colours.ts'
export { updateStrings } from './check/update-strings.ts'
export {
  type Chosen,
  contradicting,
  nextQuestion,
  offeredOptions,
  type Way,
  wayOver,
  withWhatFollows,
} from './decide/ask.ts'
export { decide } from './decide/decide.ts'
export { describeTable } from './decide/describe.ts'
export { namingNeighbours } from './decide/neighbours.ts'
export { parseFacts } from './decide/parse-facts.ts'
export { answeringFor } from './decide/reach.ts'
export type { AlsoLine, Answer, Facts } from './facts.ts'
export { instrumentFaults, optionIds } from './instrument-faults.ts'
export { loadPack } from './load-pack.ts'
export { isOpen, openState, unchangedUntil, ZONE } from './opening-hours.ts'
export { ownMinutesAfter, ownMinutesGone } from './own-hours.ts'
export type { Approach, Pack, Practice } from './pack.ts'
export { castRoles } from './practice/cast-roles.ts'
export { fillRoles, initialOf, type Players } from './practice/fill.ts'
export {
  leadsTo,
  type Play,
  type PlayChoice,
  type PlayLine,
  type PlayStep,
  playOf,
  type Turn,
} from './practice/play.ts'
export { type Reading, readingOf } from './reading-of.ts'
export { type ChildWords, childWords, fillChild, type Levels } from './scenario/child.ts'
export type { BriefingContent, Prompt } from './schema/briefing.ts'
export { AUDIENCES, type Audience, type Source, type Teller, type TextByTeller } from './schema/common.ts'
export type { Contact } from './schema/contacts.ts'
export type { CaseSystem, Copied, Desk, Outcome as DeskOutcome } from './schema/desk.ts'
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
export type { Keeping, KeptRecord, KeptType } from './schema/keeping.ts'
export {
  EDITIONS,
  type Edition,
  type Exercise,
  type ExerciseDoor,
  type Motif,
  type View,
} from './schema/practice.ts'
export type { AtWork } from './schema/practice-at-work.ts'
export type { ClassGuide, ClassPart } from './schema/practice-class.ts'
export type { Ring } from './schema/practice-ring.ts'
export type { Priority } from './schema/priority.ts'
export {
  type AskedOption,
  type AskedPage,
  type AskedQuestion,
  type Condition as AnswerCondition,
  Questionnaire,
  type QuestionType,
  type Variant,
} from './schema/questionnaire.ts'
export type { Receives } from './schema/receiving.ts'
export { GAPS, type Gap, type Resource, type TradeGuide } from './schema/resources.ts'
export { FORMS, type FormId, type Route } from './schema/routes.ts'
export type { Scenario, ScenarioSet, Week, WritingTask } from './schema/scenario.ts'
export type { Sign, SignDomain } from './schema/signs.ts'
export {
  type Item,
  MEASURES,
  type Measure,
  type Survey,
  type Theme,
  VOICES,
  type Voice,
} from './schema/survey.ts'
export type { Question } from './schema/whom-to-tell.ts'
export { type Avoided, findWordsToAvoid } from './words-to-avoid.ts'
export { dayOf, daysLater, isDay, type WorkingDays, weekOf, workingDays } from './working-days.ts'
