import assert from 'node:assert/strict'
import { test } from 'node:test'
import { files, textOf } from '../../test/house/tree.ts'
import { lighter, UNUSED_CLASSES } from './lighter-sheet.ts'

test('what is left out of the sheet is on no page', () => {
  const sources = files('src').filter((file) => /\.(ts|js)$/.test(file) && !file.includes('lighter-sheet'))
  const all = sources.map(textOf).join('\n')
  assert.ok(all.includes('govuk-label--m'))
  for (const name of UNUSED_CLASSES)
    assert.equal(all.includes(name), false, `${name} is used: take it off the list`)
})

test('rules that are used stay as they are, in their order', () => {
  const used = '.a,.b:hover{color:red}@media (min-width:40em){.a{color:blue}}@page{margin:1cm}'
  assert.equal(lighter(used), used)
  assert.equal(lighter('.a:is(.b,.c) .d{color:red}'), '.a:is(.b,.c) .d{color:red}')
})

test('rules that apply to nothing here go, alone or among others, with what held them', () => {
  assert.equal(
    lighter('.govuk-label--xl{margin:0}.govuk-label--l,.govuk-label--xl{color:var(--govuk-x, rgb(0,0,0))}'),
    '.govuk-label--l{color:var(--govuk-x)}',
  )
  assert.equal(lighter('@media print{.govuk-label--xl{margin:0}}.a{b:c}'), '.a{b:c}')
  assert.equal(lighter('.a{--b: 1fr;c:d(0, 1);e:": , "}'), '.a{--b:1fr;c:d(0,1);e:": , "}')
})
