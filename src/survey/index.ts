export type { Agreement } from './focus-groups/agreement.ts'
export { addSession } from './focus-groups/kept/add-session.ts'
export { checkLines, chooseQuotes, codeLines, decideTelling, keepNotes } from './focus-groups/kept/decide.ts'
export {
  type FocusGroupNotes,
  focusGroupNotes,
  type ThemeCount,
} from './focus-groups/kept/focus-group-notes.ts'
export { sessionById } from './focus-groups/kept/queries.ts'
export { columnsOf, type FocusGroupParts, readSession, type Session } from './focus-groups/kept/session.ts'
export type { NeedTelling } from './focus-groups/needs-telling.ts'
export {
  type CodedLine,
  type Notes,
  readNotes,
  readNotesFile,
  type ThemeVoice,
} from './focus-groups/notes.ts'
export { focusGroupNavigation, serveFocusGroups } from './focus-groups/routes.ts'
export type { Answers } from './import/answers.ts'
export { type AskWhose, type ExportFile, type Imported, importFiles } from './import/import-files.ts'
export {
  type ColumnMapping,
  type FileMapping,
  type MappingFile,
  readMapping,
  writeMapping,
} from './import/mapping-file.ts'
export type { Unmapped } from './import/propose-mapping.ts'
export { SEALED_OF_SURVEYS } from './sealed-columns.ts'
export { type ExportedFile, type ExportFormat, exportVoices } from './voices/export-voices.ts'
export { FIGURE_COLUMNS, type FigureRow, figureRows } from './voices/figure-rows.ts'
export { type Publishing, publishVoices } from './voices/publish-voices.ts'
export { readVoices } from './voices/read-voices.ts'
export type { AudienceRelease, Release } from './voices/release.ts'
export type {
  ArmFigure,
  ArmGap,
  AudienceVoice,
  ChangeVoice,
  ChoiceVoice,
  Figure,
  GroupVoice,
  MeasureVoice,
  OptionVoice,
  Reading,
  SignVoice,
  StoriesVoice,
  Voices,
} from './voices/voices.ts'
export { type AnsweringParts, serveAnswering } from './waves/answering.ts'
export { markRead } from './waves/change-wave.ts'
export { type By, type NewWave, openWave } from './waves/open-wave.ts'
export { addOrganisation } from './waves/organisation-queries.ts'
export { allWaves as waves } from './waves/queries.ts'
export {
  keepRelease,
  readWave,
  readWaves,
  releases,
  type WaveReading,
  waveAnswers,
} from './waves/read-wave.ts'
export { serveSurveys, shuffleBy, surveyNavigation } from './waves/serve-surveys.ts'
export { type PersonsAnswers, takeAnswers } from './waves/take-answers.ts'
export { LASTING_OF_SURVEYS } from './waves/take-response.ts'
export { type Wave, type WaveState, waveState } from './waves/wave.ts'
