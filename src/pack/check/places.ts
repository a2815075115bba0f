import type { Parts } from '../parts.ts'
import type { Find } from '../yaml-lines.ts'
import type { PublishedText } from './pages.ts'

/** Makes the finder of a text's line: `signs/school.yaml:12`. */
export const placesOf = (parts: Parts): ((text: PublishedText, find?: Find) => string) => {
  const { domains, instruments, forms, exercises, scenarios, allDomains: _, ...single } = parts
  const files = new Map(
    [...Object.values(single), ...domains, ...instruments, ...forms, ...exercises, ...scenarios].map(
      (part) => [part.file, part.where],
    ),
  )
  return ({ file, path }, find) => files.get(file)?.(path, find) ?? file
}
