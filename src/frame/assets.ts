import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { govukFolder } from '../kit/govuk.ts'
import { keptFile } from '../kit/kept-file.ts'
import type { Pack } from '../pack/index.ts'
import { lighter } from './lighter-sheet.ts'

/** A file of the frame under a path that changes with its content, so that a browser may keep it for ever. */
export interface Asset {
  readonly path: string
  readonly type: string
  readonly content: string
}

/**
 * What pages of one kind load beside the first sheet and script, and no other page: sheets in the order in which they rule,
 * and perhaps a script. `files`: practitioners’ files and mending words. `card`: cards and certificates to keep. `class`: a
 * class together. `plan`: what to do when a child tells, on one sheet of paper. `trades`: guides and posters for people at work.
 */
const EXTRA = {
  practice: { sheets: ['practice'], script: 'practice' },
  'practice-styles': { sheets: ['practice'], script: null },
  files: { sheets: ['practice-files'], script: null },
  card: { sheets: ['practice', 'practice-card'], script: 'practice-card' },
  class: { sheets: ['practice', 'class'], script: 'class' },
  plan: { sheets: ['class-plan'], script: null },
  trades: { sheets: ['trades'], script: null },
} as const

export type ExtraFiles = keyof typeof EXTRA

interface Extra {
  readonly sheets: readonly Asset[]
  readonly script: Asset | null
}

export interface Assets {
  readonly styles: Asset
  /** For pages of those who work here, after the other: visitors never fetch it. */
  readonly staffStyles: Asset
  readonly script: Asset
  readonly icon: Asset
  readonly extra: Readonly<Record<ExtraFiles, Extra>>
}

/** Each file once. */
export const filesOf = ({ styles, staffStyles, script, icon, extra }: Assets): Asset[] => [
  ...new Set([
    ...[styles, staffStyles, script, icon],
    ...Object.values(extra).flatMap((own) => [...own.sheets, ...(own.script ? [own.script] : [])]),
  ]),
]

/** What is around a public page beside its own content. */
export interface Surroundings extends Assets {
  /** Places that are there only sometimes: a path without the language, and English words. */
  readonly footerLinks?: () => readonly { readonly path: string; readonly words: string }[]
}

const here = import.meta.dirname

/**
 * Builds the style sheets (Sass takes about a second, so they are kept in the cache folder by their content), the script
 * and the icon, in the colours of the pack.
 */
export async function buildAssets(pack: Pack, cacheFolder: string): Promise<Assets> {
  const css = async (name: string, finish = (sheet: string): string => sheet): Promise<Asset> =>
    asset(name, 'css', 'text/css; charset=utf-8', finish(await styleSheet(cacheFolder, name)))
  const js = async (name: string): Promise<Asset> =>
    asset(name, 'js', 'text/javascript; charset=utf-8', await scriptFile(name))
  const kinds = Object.entries(EXTRA)
  const sheets = await once(
    kinds.flatMap(([, own]) => own.sheets),
    css,
  )
  const scripts = await once(
    kinds.flatMap(([, own]) => own.script ?? []),
    js,
  )
  const [styles, staffStyles, script] = await Promise.all([
    css('early-signs', (sheet) => theme(pack) + sheet),
    // Each component brings the standard colours along, which would undo ours for the dark: the first sheet has them.
    css('staff', (sheet) => sheet.replace(STANDARD_COLOURS, '')),
    js('early-signs'),
  ])
  const extra = {} as Record<ExtraFiles, Extra>
  for (const [kind, own] of kinds)
    extra[kind as ExtraFiles] = {
      sheets: own.sheets.map((name) => sheets.get(name) as Asset),
      script: own.script && (scripts.get(own.script) as Asset),
    }
  return { styles, staffStyles, script, icon: asset('mark', 'svg', 'image/svg+xml', iconOf(pack)), extra }
}

const once = async (names: readonly string[], make: (name: string) => Promise<Asset>) =>
  new Map(await Promise.all([...new Set(names)].map(async (name) => [name, await make(name)] as const)))

/** A script without what is only for who reads it here: comments on lines of their own, and what lines begin with. */
const scriptFile = async (name: string): Promise<string> =>
  (await readFile(path.join(here, `${name}.js`), 'utf8')).replace(/^\s*\/\/.*\n|^\s+/gm, '')

function asset(name: string, ending: string, type: string, content: string): Asset {
  const print = createHash('sha256').update(content).digest('base64url').slice(0, 10)
  return { path: `/assets/${name}.${print}.${ending}`, type, content }
}

const STANDARD_COLOURS = /:root\{--govuk-[^}]*\}/g

/** One sheet, made anew when any file of the folder has changed, or what lightens it. */
async function styleSheet(cacheFolder: string, main: string): Promise<string> {
  const folder = path.join(here, 'styles')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.scss')).sort()
  const sources = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))
  const version = await readFile(path.join(govukFolder, '..', 'package.json'), 'utf8')
  const lightened = await readFile(path.join(here, 'lighter-sheet.ts'), 'utf8')
  const key = createHash('sha256')
    .update(version + lightened)
    .update(sources.join('\0'))
    .digest('hex')
    .slice(0, 24)
  return keptFile(cacheFolder, `${main}-${key}.css`, async () => {
    const sass = await import('sass')
    const { css } = await sass.compileAsync(path.join(folder, `${main}.scss`), {
      style: 'compressed',
      loadPaths: [govukFolder],
      quietDeps: true,
    })
    return lighter(css.replace(/^\uFEFF/, ''))
  })
}

/** The pack's colours as custom properties; the style sheet has a value of its own for each that is absent. */
function theme({ partnership: { theme } }: Pack): string {
  const light = [`--es-accent:${theme.accent}`]
  if (theme.accent_text) light.push(`--es-accent-text:${theme.accent_text}`)
  if (theme.warm) light.push(`--es-warm:${theme.warm}`)
  if (theme.accent_dark) light.push(`--es-accent-dark:${theme.accent_dark}`)
  return `:root{${light.join(';')}}`
}

const iconOf = ({ partnership: { theme } }: Pack): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="9" fill="${theme.accent}"/><g fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"><path d="M6 28a14 14 0 0 1 28 0" opacity=".5"/><path d="M12 28a8 8 0 0 1 16 0" opacity=".8"/><path d="M5 33h30"/></g><path d="M16.500 28a3.500 3.500 0 0 1 7 0z" fill="${theme.warm ?? '#ffd089'}"/></svg>`
