import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { readerOf } from '../../frame/index.ts'
import { html } from '../../kit/html.ts'
import { loadPack } from '../../pack/index.ts'
import results from '../accessibility-results.json' with { type: 'json' }
import { statementOf } from './accessibility.html.ts'

const loaded = await loadPack(join(import.meta.dirname, '../../../packs/durham'))
if (!loaded.ok) throw new Error('The pack of Durham cannot be read.')
const reader = readerOf(loaded.value, 'en', new Date('2026-11-23T10:00:00Z'))
const statement = (of: Parameters<typeof statementOf>[1]): string =>
  html`${statementOf(reader, of).main}`.text

test('what was not tested yet is not said to be without a fault', () => {
  for (const none of [{}, { ...results, pages: [] }]) {
    const page = statement(none)
    assert.match(page, /These pages are not tested yet\./)
    assert.doesNotMatch(page, /0 times|no breach|axe-core|undefined|meet them in part/)
  }
})

test('figures and faults are said as they were found', () => {
  const line = { page: 'start', views: 4, faults: 2, markup_faults: 1 }
  assert.match(statement({ ...results, pages: [line] }), /1 pages .*4 times in all.*It found 3 faults/s)
  assert.match(statement({ ...results, pages: [{ ...line, faults: 0, markup_faults: 0 }] }), /no breach/)
})
