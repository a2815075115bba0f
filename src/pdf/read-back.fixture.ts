import { inflateSync } from 'node:zlib'

/** One element of the tag tree that holds text or an alternative, as a screen reader comes to it. */
export interface Told {
  /** H1, H2, P, LI, Lbl, LBody, Figure, TH … */
  readonly role: string
  readonly text: string
  readonly alt: string
}

export interface ReadBack {
  readonly source: string
  readonly pages: number
  /** The XMP packet. */
  readonly metadata: string
  /** In the order of the tag tree, page after page. */
  readonly told: readonly Told[]
  /** The most characters that are set in one go: no line is longer. */
  readonly longestRun: number
}

/**
 * What a PDF of ours tells to whoever cannot see it: its tag tree with the text behind each tag, by the marked content
 * of its pages and the Unicode maps of its fonts. Reads what Typst writes (plain objects, compressed streams), not any
 * PDF there is.
 */
export const readBack = (bytes: Uint8Array): ReadBack => {
  const source = Buffer.from(bytes).toString('latin1')
  const objects = new Map(
    [...source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]),
  )
  const marked = new Map<string, { text: Map<string, string>; longestRun: number }>()
  for (const [id, page] of objects) {
    if (/\/Type \/Page\b/.test(page)) marked.set(id, textByMark(page, objects))
  }
  const told: Told[] = []
  const walk = (id: string, above = ''): void => {
    const element = objects.get(id) ?? ''
    const pageId = /\/Pg (\d+) 0 R/.exec(element)?.[1] ?? above
    const page = marked.get(pageId)
    const children = /\/K \[([^\]]*)\]/.exec(element)?.[1] ?? ''
    const role = /\/S \/(\w+)/.exec(element)?.[1] ?? ''
    const alt = stringIn(/\/Alt (\((?:\\.|[^\\)])*\)|<[0-9A-F]*>)/.exec(element)?.[1])
    let text = ''
    const close = (): void => {
      if (text || alt) told.push({ role, text, alt: told.at(-1)?.alt === alt ? '' : alt })
      text = ''
    }
    for (const [, reference, mark] of children.matchAll(/(\d+) 0 R|(\d+)/g)) {
      if (mark !== undefined) text += page?.text.get(mark) ?? ''
      else if (reference !== undefined) {
        close()
        walk(reference, pageId)
      }
    }
    close()
  }
  const root = [...objects].find(([, body]) => body.includes('/Type /StructTreeRoot'))
  if (root) walk(root[0])
  const longestRun = Math.max(0, ...[...marked.values()].map((page) => page.longestRun))
  const packet = [...objects.values()].find((body) => body.includes('/Type /Metadata'))
  return { source, pages: marked.size, metadata: packet ? streamOf(packet) : '', told, longestRun }
}

/** Everything that is told, as one text. */
export const textOf = (bytes: Uint8Array): string =>
  readBack(bytes)
    .told.map(({ text }) => text)
    .join('\n')

const streamOf = (object: string): string => {
  const begin = object.indexOf('stream\n')
  if (begin === -1) return ''
  const body = Buffer.from(object.slice(begin + 7, object.lastIndexOf('\nendstream')), 'latin1')
  return /\/Filter/.test(object.slice(0, begin))
    ? inflateSync(body).toString('latin1')
    : body.toString('utf8')
}

const stringIn = (written: string | undefined): string => {
  if (!written) return ''
  if (written.startsWith('(')) return written.slice(1, -1).replace(/\\(.)/g, '$1')
  return Buffer.from(written.slice(1, -1), 'hex')
    .swap16()
    .toString('utf16le')
    .replace(/^\uFEFF/, '')
}

/** What stands between the brackets of a literal string: brackets of its own are bare where they are balanced. */
const literal = (depth: number): string =>
  `(?:\\\\[\\s\\S]|[^\\\\()]${depth > 0 ? `|\\(${literal(depth - 1)}\\)` : ''})*`
const LITERALS = new RegExp(`\\((${literal(5)})\\)`, 'g')
const STEPS = new RegExp(
  `/MCID (\\d+)[^<>]*>> BDC|/Artifact\\b|\\b(EMC)\\b|/(\\w+) [\\d.]+ Tf|((?:\\(${literal(5)}\\)[-\\d.\\s]*)+)\\]? T[Jj]`,
  'g',
)

/** The text of each marked content of a page, by its number. */
const textByMark = (
  page: string,
  objects: ReadonlyMap<string, string>,
): { text: Map<string, string>; longestRun: number } => {
  let longestRun = 0
  const fontsNamed = /\/Font <<([\s\S]*?)>>/.exec(page)?.[1] ?? ''
  const fonts = new Map(
    [...fontsNamed.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', id = '']) => {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? ''
      return [name, unicodeOf(objects.get(map) ?? '')]
    }),
  )
  const marks = new Map<string, string>()
  let mark = ''
  let font: ReadonlyMap<string, string> | undefined
  const content = streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? '')
  for (const [whole, id, end, name, shown] of content.matchAll(STEPS)) {
    if (id !== undefined) mark = id
    else if (end || whole === '/Artifact') mark = ''
    else if (name !== undefined) font = fonts.get(name)
    else if (mark) {
      const glyphs = [...(shown ?? '').matchAll(LITERALS)].flatMap(([, literal = '']) =>
        Buffer.from(unescaped(literal), 'latin1').toString('hex').toUpperCase().match(/.{4}/g),
      )
      const text = glyphs.map((glyph) => font?.get(glyph ?? '') ?? '\uFFFD').join('')
      marks.set(mark, (marks.get(mark) ?? '') + text)
      longestRun = Math.max(longestRun, text.length)
    }
  }
  return { text: marks, longestRun }
}

const unicodeOf = (object: string): ReadonlyMap<string, string> => {
  const map = new Map<string, string>()
  for (const [, glyph = '', hex = ''] of streamOf(object).matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)) {
    map.set(glyph, Buffer.from(hex, 'hex').swap16().toString('utf16le'))
  }
  return map
}

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** A literal string of PDF without its backslashes. */
const unescaped = (literal: string): string =>
  literal.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, one = '') =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (CONTROLS[one] ?? one),
  )
