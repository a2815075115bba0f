import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { publishedSchemas } from './publish-schemas.ts'

test('the published schemas are those of the code (else run: node src/pack/publish-schemas.ts)', async () => {
  for (const { path, text } of publishedSchemas()) assert.equal(await readFile(path, 'utf8'), text, path)
  const folder = dirname(publishedSchemas()[0]?.path ?? '')
  assert.deepEqual(
    (await readdir(folder)).sort(),
    publishedSchemas()
      .map(({ path }) => basename(path))
      .sort(),
  )
})

test('each published schema is a valid schema by itself', () => {
  for (const { path, text } of publishedSchemas()) {
    const ajv = new Ajv({ strict: false, validateFormats: false })
    assert.ok(ajv.validateSchema(JSON.parse(text)), path)
    ajv.compile(JSON.parse(text))
  }
})
