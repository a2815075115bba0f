import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { govukFolder } from '../kit/govuk.ts'
import type { Pack } from '../pack/index.ts'
import { lighter } from './lighter-sheet.ts'

/** A file of the frame under a path that changes with its content, so that a browser may keep it for ever. */
export interface Asset {
  readonly path: string
  readonly type: string
  readonly content: string
}

export interface Assets {
  readonly styles: Asset
  /** For pages of those who work here, after the other: visitors never fetch it. */
  readonly staffStyles: Asset
  readonly script: Asset
  /** For the pages of practising alone. */
  readonly practiceStyles: Asset
  readonly practiceScript: Asset
  /** For practitioners’ files and for mending words, in place of those of practising. */
  readonly filesStyles: Asset
  /** For cards and certificates to keep, after those of practising. */
  readonly cardStyles: Asset
  readonly cardScript: Asset
  /** For a class together: its board, and who joined; after the sheet of practising. */
  readonly classStyles: Asset
  readonly classScript: Asset
  readonly icon: Asset
}

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
  const [
    styles,
    staffStyles,
    practiceStyles,
    filesStyles,
    cardStyles,
    classStyles,
    script,
    practiceScript,
    cardScript,
    classScript,
  ] = await Promise.all([
    styleSheet(cacheFolder, 'early-signs'),
    styleSheet(cacheFolder, 'staff'),
    styleSheet(cacheFolder, 'practice'),
    styleSheet(cacheFolder, 'practice-files'),
    styleSheet(cacheFolder, 'practice-card'),
    styleSheet(cacheFolder, 'class'),
    scriptFile('early-signs'),
    scriptFile('practice'),
    scriptFile('practice-card'),
    scriptFile('class'),
  ])
  return {
    styles: asset('early-signs', 'css', 'text/css; charset=utf-8', theme(pack) + styles),
    // Each component brings the standard colours along, which would undo ours for the dark: the first sheet has them.
    staffStyles: asset('staff', 'css', 'text/css; charset=utf-8', staffStyles.replace(STANDARD_COLOURS, '')),
    script: asset('early-signs', 'js', 'text/javascript; charset=utf-8', script),
    practiceStyles: asset('practice', 'css', 'text/css; charset=utf-8', practiceStyles),
    classStyles: asset('class', 'css', 'text/css; charset=utf-8', classStyles),
    practiceScript: asset('practice', 'js', 'text/javascript; charset=utf-8', practiceScript),
    filesStyles: asset('files', 'css', 'text/css; charset=utf-8', filesStyles),
    cardStyles: asset('card', 'css', 'text/css; charset=utf-8', cardStyles),
    cardScript: asset('card', 'js', 'text/javascript; charset=utf-8', cardScript),
    classScript: asset('class', 'js', 'text/javascript; charset=utf-8', classScript),
    icon: asset('mark', 'svg', 'image/svg+xml', iconOf(pack)),
  }
}

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
  const cached = path.join(cacheFolder, `${main}-${key}.css`)
  try {
    return await readFile(cached, 'utf8')
  } catch {
    const sass = await import('sass')
    const { css } = await sass.compileAsync(path.join(folder, `${main}.scss`), {
      style: 'compressed',
      loadPaths: [govukFolder],
      quietDeps: true,
    })
    const plain = lighter(css.replace(/^\uFEFF/, ''))
    // A cache that cannot be written costs a second at the next start, nothing else.
    await mkdir(cacheFolder, { recursive: true })
      .then(() => writeFile(`${cached}.${process.pid}`, plain))
      .then(() => rename(`${cached}.${process.pid}`, cached))
      .catch(() => undefined)
    return plain
  }
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
