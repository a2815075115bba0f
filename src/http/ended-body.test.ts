import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { readyBody } from './body.ts'
import { endedBody } from './ended-body.ts'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 3000 }),
  fc.constant('<p>again</p>'.repeat(9000)),
)

test('whatever comes before and after is read back whole, in every encoding', () => {
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 1, maxLength: 3 }), (start, ends) => {
      const finish = endedBody(start)
      for (const end of ends) {
        const body = finish(end)
        assert.equal(body.plain.toString(), start + end)
        assert.equal(brotliDecompressSync(body.brotli).toString(), start + end)
        assert.equal(gunzipSync(body.gzip).toString(), start + end)
      }
    }),
    { numRuns: 100 },
  )
})

test('an end of more than one piece', () => {
  for (const length of [0, 1, 65_534, 65_535, 65_536, 200_000]) {
    const body = endedBody('start ')('x'.repeat(length))
    assert.equal(brotliDecompressSync(body.brotli).length, 6 + length)
    assert.equal(gunzipSync(body.gzip).length, 6 + length)
  }
})

test('what is asked for often becomes lighter, and says the same', async () => {
  const page = Array.from({ length: 400 }, (_, i) => `<li>${i} ${Math.sin(i)}</li>`).join('\n')
  for (const body of [readyBody(page), endedBody(page)('end')]) {
    const quick = body.brotli.length
    for (let i = 0; i < 400 && body.brotli.length >= quick; i++) await setTimeout(10)
    assert.ok(body.brotli.length < quick)
    assert.equal(brotliDecompressSync(body.brotli).toString(), body.plain.toString())
  }
})
