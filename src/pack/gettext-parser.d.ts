/** The part of gettext-parser that is used here; the package brings no types. */
declare module 'gettext-parser' {
  export interface PoString {
    msgid: string
    msgctxt?: string
    msgstr: string[]
    comments?: {
      translator?: string
      reference?: string
      extracted?: string
      flag?: string
      previous?: string
    }
  }
  export interface PoFile {
    charset: string
    headers: Record<string, string>
    /** By context (most have the context ''), then by English text. */
    translations: Record<string, Record<string, PoString>>
    obsolete?: Record<string, Record<string, PoString>>
  }
  export const po: {
    /** Throws a SyntaxError, which may have a `lineNumber`. */
    parse(text: string | Buffer): PoFile
    compile(
      file: PoFile,
      options?: {
        foldLength?: number
        sort?: boolean | ((a: PoString, b: PoString) => number)
        escapeCharacters?: boolean
      },
    ): Buffer
  }
}
