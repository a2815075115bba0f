import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from './html.ts'
import { translator } from './translate.ts'

const t = translator(new Map([['Call {number} now', 'Ffoniwch {number} nawr']]))

test('a sentence is found by its English, and filled', () => {
  assert.equal(t('Call {number} now', { number: 999 }), 'Ffoniwch 999 nawr')
})

test('what has no translation stays English', () => {
  assert.equal(t('Talk to us'), 'Talk to us')
  assert.equal(translator(undefined)('Talk to us'), 'Talk to us')
})

test('with markup, the sentence and plain values are escaped, markup is not', () => {
  const page = t.html('<Ask> {who} & {link}', { who: '<b>', link: html`<a href="/">x</a>` }).text
  assert.equal(page, '&lt;Ask&gt; &lt;b&gt; &amp; <a href="/">x</a>')
})
