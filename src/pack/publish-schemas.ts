import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PACK_SCHEMAS, publishedSchema, type SchemaName } from './pack-files.ts'

const PUBLISHED = new URL('../../packs/schemas/', import.meta.url)

/** The published schemas, for editors: where each stands, and its text. */
export const publishedSchemas = (): { path: string; text: string }[] =>
  (Object.keys(PACK_SCHEMAS) as SchemaName[]).map((name) => ({
    path: fileURLToPath(new URL(`${name}.schema.json`, PUBLISHED)),
    text: `${JSON.stringify(publishedSchema(name), null, 2)}\n`,
  }))

// Run after a change of schema/: node src/pack/publish-schemas.ts
if (import.meta.main) {
  for (const { path, text } of publishedSchemas()) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
}
