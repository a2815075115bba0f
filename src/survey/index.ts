export { addSession } from './focus-groups/kept/add-session.ts'
export { checkLines, chooseQuotes, codeLines, decideTelling, keepNotes } from './focus-groups/kept/decide.ts'
export { focusGroupNotes } from './focus-groups/kept/focus-group-notes.ts'
export { sessionById } from './focus-groups/kept/queries.ts'
export { columnsOf, type FocusGroupParts, readSession, type Session } from './focus-groups/kept/session.ts'
export { type Notes, readNotesFile } from './focus-groups/notes.ts'
export { focusGroupNavigation, serveFocusGroups } from './focus-groups/routes.ts'
export type { Answers } from './import/answers.ts'
export { type AskWhose, type Imported, importFiles } from './import/import-files.ts'
export {
  type ColumnMapping,
  type FileMapping,
  type MappingFile,
  readMapping,
  writeMapping,
} from './import/mapping-file.ts'
export { SEALED_OF_SURVEYS } from './sealed-columns.ts'
export { FIGURE_COLUMNS, type FigureRow, figureRows } from './voices/figure-rows.ts'
export { publishVoices } from './voices/publish-voices.ts'
export { readVoices } from './voices/read-voices.ts'
export type { Release } from './voices/release.ts'
export type { ArmGap, AudienceVoice, Figure, MeasureVoice, Reading, Voices } from './voices/voices.ts'
export { serveAnswering } from './waves/answering.ts'
export { markRead } from './waves/change-wave.ts'
export { openWave } from './waves/open-wave.ts'
export { addOrganisation } from './waves/organisation-queries.ts'
export { allWaves as waves } from './waves/queries.ts'
export { keepRelease, readWaves, releases, waveAnswers } from './waves/read-wave.ts'
export { serveSurveys, shuffleBy, surveyNavigation } from './waves/serve-surveys.ts'
export { type PersonsAnswers, takeAnswers } from './waves/take-answers.ts'
export { LASTING_OF_SURVEYS } from './waves/take-response.ts'
export { type Wave, waveState } from './waves/wave.ts'
