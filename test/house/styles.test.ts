import assert from 'node:assert/strict'
import { test } from 'node:test'
import { files, textOf } from './tree.ts'

const all = files('src')
const made = all
  .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith('.test.ts'))
  .map(textOf)
  .join('\n')

/** Named whole, or begun in the code and ended by what is known only then: `es-tag--${state}`. */
const isMade = (name: string): boolean =>
  new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(made) ||
  [...name.matchAll(/(?<=\w-.*)-/g)].some(({ index }) => made.includes(`${name.slice(0, index + 1)}\${`))

test('a style is of something that a page makes', () => {
  const sheets = all.filter((file) => file.endsWith('.scss'))
  assert.ok(sheets.length > 20)
  const idle = sheets.flatMap((sheet) => {
    const text = textOf(sheet).replace(/\/\/.*/g, '')
    const names = new Set([...text.matchAll(/\.(es-[\w-]*\w)/g)].map(([, name = '']) => name))
    return [...names].flatMap((name) => (isMade(name) ? [] : [`${sheet}: ${name}`]))
  })
  assert.deepEqual(idle, [])
})
