import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { faults, ok, type Result } from '../kit/result.ts'

/** What can be printed: text, numbers, lists and records of them. It reaches the page as data, never as markup. */
export type Printable =
  | string
  | number
  | boolean
  | null
  | readonly Printable[]
  | { readonly [key: string]: Printable }

export interface Printed {
  readonly bytes: Uint8Array
  readonly pages: number
  /** Characters that the typeface has no shape for; each run of them stands as […]. */
  readonly unprintable: readonly string[]
}

export interface Press {
  /**
   * A tagged PDF (PDF/UA-1; a template that breaks its rules is refused as it is printed).
   * The same template, data and day give the same bytes.
   * @param template Typst that reads `json(bytes(sys.inputs.data))`
   * @param day 2026-11-23: when the document says that it was made
   * @throws where the template is wrong, or makes no sound document
   */
  print(template: string, data: Printable, day: string): Printed
}

/** The typeface of everything printed: made by the Braille Institute to be told apart letter by letter. */
export const TYPEFACE = 'Atkinson Hyperlegible Next'
const FONTS = join(import.meta.dirname, '../../node_modules/@expo-google-fonts/atkinson-hyperlegible-next')
const STYLES = ['400Regular', '400Regular_Italic', '700Bold', '800ExtraBold']

/** Starts the press: loads Typst and the typeface. A fault where this machine has no Typst. */
export const openPress = async (): Promise<Result<Press>> => {
  try {
    const [{ NodeCompiler }, ...fontBlobs] = await Promise.all([
      import('@myriaddreamin/typst-ts-node-compiler'),
      ...STYLES.map((style) => readFile(join(FONTS, style, `AtkinsonHyperlegibleNext_${style}.ttf`))),
    ])
    return ok(pressWith(NodeCompiler.create({ fontArgs: [{ fontBlobs }] })))
  } catch {
    return faults({
      where: 'PDF',
      what: 'Typst or its typeface is not installed, or has no edition for this machine.',
      right: 'Run npm install. The other formats can be made without it.',
    })
  }
}

const pressWith = (typst: NodeCompiler): Press => ({
  print(template, data, day) {
    const creationTimestamp = Date.parse(`${day}T00:00:00Z`) / 1000
    const attempt = (text: Printable): Omit<Printed, 'unprintable'> => {
      const inputs = { data: JSON.stringify(text), typeface: TYPEFACE }
      const compiled = typst.compile({ mainFileContent: template, inputs })
      if (!compiled.result) throw new Error(told(typst, compiled.takeError()))
      const bytes = typst.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp })
      return { bytes, pages: compiled.result.numOfPages }
    }
    const missing = new Set<string>()
    try {
      for (;;) {
        try {
          return { ...attempt(without(missing, data)), unprintable: [...missing].sort() }
        } catch (error) {
          const more = withoutShape(error).filter((character) => !missing.has(character))
          if (more.length === 0) throw error
          for (const character of more) missing.add(character)
        }
      }
    } finally {
      // Otherwise each document leaves 2 MB behind.
      typst.evictCache(0)
    }
  },
})

const told = (typst: NodeCompiler, error: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null): string =>
  error ? `The template is wrong: ${JSON.stringify(typst.fetchDiagnostics(error))}` : 'Nothing was printed.'

/** PDF/UA asks that every character has a shape: Typst names those that have none, as Rust quotes text. */
const withoutShape = (error: unknown): string[] => {
  const said = error instanceof Error ? error.message : String(error)
  const texts = said.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)
  return [...texts].flatMap(([, text = '']) => [...unescaped(text)]).filter((character) => character !== ' ')
}

/** Invisible characters are written as \u{200e}. */
const unescaped = (text: string): string =>
  text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))

const without = (missing: ReadonlySet<string>, data: Printable): Printable => {
  if (missing.size === 0) return data
  const cleaned = (text: string): string => {
    const kept = [...text].map((character) => (missing.has(character) ? '\0' : character)).join('')
    return kept.replace(/\0+(\s*\0+)*/g, '[…]')
  }
  const walk = (value: Printable): Printable => {
    if (typeof value === 'string') return cleaned(value)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner as Printable)]))
  }
  return walk(data)
}
