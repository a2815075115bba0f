export type { Agreement } from './agreement.ts'
export type { Answers } from './answers.ts'
export { type ExportFile, type Imported, importFiles } from './import-files.ts'
export {
  type ColumnMapping,
  type FileMapping,
  type MappingFile,
  readMapping,
  writeMapping,
} from './mapping-file.ts'
export type { NeedTelling } from './needs-telling.ts'
export { type CodedLine, type Notes, readNotes, readNotesFile, type ThemeVoice } from './notes.ts'
export type { Unmapped } from './propose-mapping.ts'
export { readVoices } from './read-voices.ts'
export type {
  AudienceVoice,
  ChangeVoice,
  ChoiceVoice,
  Figure,
  GroupVoice,
  MeasureVoice,
  OptionVoice,
  Reading,
  SignVoice,
  Voices,
} from './voices.ts'
