import { posix } from 'node:path'

const withoutCode = (markdown: string): string =>
  markdown.replace(/^(```|~~~).*?^\1/gms, '').replace(/`[^`\n]*`/g, '')

/** The anchors that GitHub gives to a page's headings, the second of one name with `-1`. */
const anchors = (markdown: string): Set<string> => {
  const found = new Set<string>()
  for (const [, heading = ''] of markdown.replace(/^(```|~~~).*?^\1/gms, '').matchAll(/^#{1,6} +(.+)$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const anchor = plain
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/ /g, '-')
    let name = anchor
    for (let copy = 1; found.has(name); copy++) name = `${anchor}-${copy}`
    found.add(name)
  }
  return found
}

/**
 * Every relative link in these pages, keyed by path from the root, that leads to no file, to no heading, or out of
 * the repository, as `page: link`. `exists` is asked for files that are not among the pages. Links to the web are
 * not followed.
 */
export const deadLinks = (pages: ReadonlyMap<string, string>, exists: (path: string) => boolean): string[] =>
  [...pages].flatMap(([page, markdown]) =>
    [...withoutCode(markdown).matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]: +(\S+)/gm)]
      .map(([, inline, reference]) => inline ?? reference ?? '')
      .filter((link) => !/^[a-z][a-z+.-]*:/i.test(link))
      .filter((link) => {
        const [path = '', anchor] = decodeURI(link).split('#')
        const target = path === '' ? page : posix.join(posix.dirname(page), path)
        if (target.startsWith('..')) return true
        const known = pages.get(target)
        if (known === undefined) return !exists(target)
        return anchor !== undefined && !anchors(known).has(anchor)
      })
      .map((link) => `${page}: ${link}`),
  )
