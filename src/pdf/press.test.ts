import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { openPress, type Press } from './press.ts'
import { readBack, textOf } from './read-back.fixture.ts'

const HEAD = `#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(font: sys.inputs.typeface, fallback: false, lang: "en", region: "gb")
`
const TEMPLATE = `${HEAD}= #data.title
#for one in data.lines [- #one]
`

let press: Press

before(async () => {
  const opened = await openPress()
  assert.ok(opened.ok)
  press = opened.value
})

const printed = (lines: string[]) => press.print(TEMPLATE, { title: 'Signs', lines }, '2026-11-23')

test('what is printed is tagged, titled, in its language, and says that it is PDF/UA-1', async () => {
  const { bytes, pages } = await printed(['New friends'])
  const { source, metadata, told, pages: counted } = readBack(bytes)
  assert.equal(pages, 1)
  assert.equal(counted, 1)
  assert.match(metadata, /<pdfuaid:part>1<\/pdfuaid:part>/)
  assert.match(metadata, /<dc:title>.*Signs.*<\/dc:title>/s)
  assert.match(source, /\/Lang \(en-GB\)/)
  assert.match(source, /\/Marked true/)
  assert.match(source, /\/DisplayDocTitle true/)
  assert.deepEqual(
    told.map(({ role, text }) => [role, text]).filter(([role]) => role !== 'Lbl'),
    [
      ['H1', 'Signs'],
      ['LBody', 'New friends'],
    ],
  )
})

test('a template that breaks the rules of PDF/UA is refused', async () => {
  const untitled = TEMPLATE.replace('#set document(title: data.title)', '')
  await assert.rejects(press.print(untitled, { title: 'Signs', lines: [] }, '2026-11-23'), /title/i)
  const mute = `${HEAD}#figure(rect())`
  await assert.rejects(press.print(mute, { title: 'Signs' }, '2026-11-23'), /alt/i)
})

test('what people wrote is text: no code, no file, no markup', async () => {
  const hostile = [
    '#read("/etc/passwd")',
    '$x^2$ *bold* _it_',
    '#panic("no")',
    '\\ [link](x) <a>',
    '"); drop',
  ]
  const text = textOf((await printed(hostile)).bytes)
  for (const line of hostile) assert.ok(text.includes(line), line)
  assert.ok(!text.includes('root:'))
})

test('the same template, data and day give the same bytes; another day other ones', async () => {
  const one = Buffer.from((await printed(['a'])).bytes)
  assert.ok(one.equals((await printed(['a'])).bytes))
  const later = await press.print(TEMPLATE, { title: 'Signs', lines: ['a'] }, '2026-11-24')
  assert.ok(!one.equals(later.bytes))
})

test('a character without a shape stands as […] and is told, in any script', async () => {
  const { bytes, unprintable } = await printed([
    'Call 😀😀 now',
    'Привет',
    'سلام عليكم',
    'ŵ ŷ ł ş £ “quoted” – …',
  ])
  const text = textOf(bytes)
  assert.match(text, /Call \[…\] now/)
  assert.ok(unprintable.includes('😀') && unprintable.includes('П'), unprintable.join(''))
  assert.ok(text.includes('ŵ ŷ ł ş £ “quoted” – …'))
  assert.ok(!/[\p{Script=Cyrillic}\p{Script=Arabic}]/u.test(text))
})

test('whatever is written can be printed', async () => {
  const anything = fc.string({ unit: 'binary', maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { maxLength: 6 }), async (lines) => {
      assert.equal(readBack((await printed(lines)).bytes).pages, 1)
    }),
    { numRuns: 60 },
  )
})

test('documents asked for at once come one after another, each as asked for', async () => {
  const all = await Promise.all(['one', 'two', 'three'].map((line) => printed([line])))
  assert.deepEqual(
    all.map(({ bytes }) => /one|two|three/.exec(textOf(bytes))?.[0]),
    ['one', 'two', 'three'],
  )
  await assert.rejects(press.print('#panic("broken")', {}, '2026-11-23'), /broken/)
  assert.equal((await printed(['after'])).pages, 1)
})
