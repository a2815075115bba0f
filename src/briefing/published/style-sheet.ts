import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { keptFile } from '../../kit/kept-file.ts'
import type { Briefing } from '../briefing.ts'

const FOLDER = path.join(import.meta.dirname, '..', 'styles')
/** In the order in which they rule. */
const NESTED = ['parts.css', 'points.css', 'figures.css']
const WHOLE = ['framed.scss', 'editor.scss', 'versions.scss', 'sentences.scss', 'evidence.scss', 'team.scss']

/** The style sheet of every page about briefings, published or edited; visitors of other pages never fetch it. */
export interface BriefingStyles {
  readonly path: string
  readonly content: string
}

/**
 * Makes it in the colours of the pack. Sass puts the rules of the document under `.briefing`, so that they touch
 * nothing of the frame; what it made is kept in the cache folder by its content.
 */
export const briefingStyles = async (
  colours: Briefing['colours'],
  cacheFolder: string,
): Promise<BriefingStyles> => {
  const read = (names: readonly string[]): Promise<string[]> =>
    Promise.all(names.map((name) => readFile(path.join(FOLDER, name), 'utf8')))
  const [nested, whole] = await Promise.all([read(NESTED), read(WHOLE)])
  const source = `.briefing {\n${variables(colours)}\n${nested.join('\n')}\n}\n${whole.join('\n')}`
  const print = createHash('sha256').update(source).digest('base64url').slice(0, 12)
  const content = await keptFile(cacheFolder, `briefing-${print}.css`, async () => {
    const sass = await import('sass')
    const { css } = await sass.compileStringAsync(source, { style: 'compressed' })
    return css.replace(/^\uFEFF/, '')
  })
  return { path: `/assets/briefing.${print}.css`, content }
}

/** Colours come from the pack, whose schema lets nothing but hex colours through; held here once more. */
const variables = (colours: Briefing['colours']): string =>
  Object.entries(colours)
    .map(([name, value]) => {
      if (!/^#[0-9a-f]{3,8}$/i.test(value))
        throw new Error(`The colour ${name} of the pack is no hex colour.`)
      return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value};`
    })
    .join(' ')
