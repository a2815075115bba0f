import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Answered, Asked, Printable, Printed, Shown } from './press.ts'

/** The typeface of everything printed: made by the Braille Institute to be told apart letter by letter. */
const TYPEFACE = 'Atkinson Hyperlegible Next'
const FONTS = join(import.meta.dirname, '../../node_modules/@expo-google-fonts/atkinson-hyperlegible-next')
const STYLES = ['400Regular', '700Bold', '800ExtraBold']

const fontBlobs = await Promise.all(
  STYLES.map((style) => readFile(join(FONTS, style, `AtkinsonHyperlegibleNext_${style}.ttf`))),
)
const typst = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })

const compile = (template: string, data: Printable) => {
  const inputs = { data: JSON.stringify(data), typeface: TYPEFACE }
  const compiled = typst.compile({ mainFileContent: template, inputs })
  if (!compiled.result) throw new Error(told(compiled.takeError()))
  return compiled.result
}

const show = ({ template, data }: Asked): Shown => {
  try {
    const compiled = compile(template, data)
    const found = typst.query(compiled, { selector: '<told>', field: 'value' }) as Printable
    return { svg: typst.plainSvg(compiled), told: Array.isArray(found) ? (found[0] ?? null) : found }
  } finally {
    typst.evictCache(0)
  }
}

const print = ({ template, data, day }: Asked): Printed => {
  const creationTimestamp = Date.parse(`${day}T00:00:00Z`) / 1000
  const attempt = (text: Printable): Omit<Printed, 'unprintable'> => {
    const compiled = compile(template, text)
    const bytes = typst.pdf(compiled, { pdfStandard: 'ua-1', creationTimestamp })
    return { bytes, pages: compiled.numOfPages }
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
}

const told = (error: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null): string =>
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

// What is printed first would otherwise wait for the typeface to be read and the standard library to be made.
typst.compile({ mainFileContent: `#set text(font: "${TYPEFACE}")\n= A\n- *b*`, inputs: {} })
typst.evictCache(0)

parentPort?.on('message', (asked: Asked) => {
  let answered: Answered
  try {
    answered = asked.picture ? { shown: show(asked) } : { printed: print(asked) }
  } catch (error) {
    answered = { wrong: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(answered)
})
parentPort?.postMessage({ ready: true })
