import type { Path } from '../yaml-lines.ts'

/** Where something stands: `whom-to-tell.yaml:12`. */
export type Where = (file: 'whom-to-tell.yaml' | 'routes.yaml', path: Path) => string

/** For a pack that was not read from files with lines. */
export const plainWhere: Where = (file, path) => `${file} ${path.join('.')}`
