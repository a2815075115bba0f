import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { escapeHtml, html } from './html.ts'

test('what is put into a page is escaped, in text and in attributes', () => {
  const typed = `<script>alert("x")</script>' onload='y`
  const page = html`<p title="${typed}">${typed}</p>`.text
  assert.equal(page.includes('<script>'), false)
  assert.equal(page.includes(`' onload`), false)
  assert.match(page, /^<p title="&lt;script&gt;/)
})

test('markup made by the tag is put in as it is; lists are joined; nothing is nothing', () => {
  const list = ['a', '<b>'].map((item) => html`<li>${item}</li>`)
  assert.equal(
    html`<ul>${list}${undefined}${null}${false}${0}</ul>`.text,
    '<ul><li>a</li><li>&lt;b&gt;</li>0</ul>',
  )
})

test('no text whatever can open a tag or leave an attribute', () => {
  fc.assert(fc.property(fc.string(), (typed) => !/[<>"']/.test(escapeHtml(typed))))
})
