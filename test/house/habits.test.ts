import assert from 'node:assert/strict'
import { test } from 'node:test'
import { files, isText, linesMatching } from './tree.ts'

interface Habit {
  readonly rule: string
  readonly within: (file: string) => boolean
  readonly forbidden: RegExp
  /** Lines that break the rule, and lines that only look like it. */
  readonly caught: readonly string[]
  readonly allowed: readonly string[]
}

// Built from parts, so that this file does not break its own rules.
const later = ['TO', 'DO'].join('')
const broken = ['FIX', 'ME'].join('')
const workplace = `/${'work'}/main`

const HABITS: readonly Habit[] = [
  {
    rule: 'every test is run, unless a condition says which machine cannot',
    within: (file) => file.endsWith('.test.ts'),
    forbidden:
      /\b(test|it|describe|suite|t)\.(skip|only|todo)\b|[{,]\s*(only|todo)\s*[:,}]|[{,]\s*skip\s*(:\s*(true|['"`])|[,}])/,
    caught: [
      `test.${'skip'}('a', run)`,
      `test('a', { ${'only'}: true }, run)`,
      `t.${'todo'}()`,
      `{ ${'skip'}: 'flaky' }`,
    ],
    allowed: [
      'assert.deepEqual(answer.only, [])',
      "test('a', { skip: isRoot ? false : 'only root may' }, run)",
    ],
  },
  {
    rule: 'only the command line and the entry points write to the console: all else has a log',
    within: (file) => /^src\/.*\.ts$/.test(file) && !/^src\/cli\//.test(file),
    forbidden: /\bconsole\s*[.[]/,
    caught: ['console.log(1)', "console['error'](1)"],
    allowed: ['page.on("console", see)'],
  },
  {
    rule: 'what is left to do is an issue, not a comment',
    within: (file) => isText(file) && !/^package-lock\.json$/.test(file),
    forbidden: new RegExp(`\\b(${later}|${broken}|X${'XX'})\\b`),
    caught: [`// ${later}: later`, `# ${broken}`],
    allowed: ['what to do'],
  },
  {
    rule: 'a content security policy has no unsafe word',
    within: (file) => /^src\/.*\.(ts|js)$/.test(file) && !file.endsWith('.test.ts'),
    forbidden: /unsafe-(inline|eval|hashes)|wasm-unsafe/,
    caught: [`"script-src 'self' 'unsafe-${'inline'}'"`, `'wasm-unsafe-${'eval'}'`],
    allowed: ["default-src 'none'"],
  },
  {
    rule: 'a page loads nothing from elsewhere',
    within: (file) => /^src\/.*\.(ts|js|scss)$/.test(file) && !file.endsWith('.test.ts'),
    forbidden: /\b(src|srcset)="https?:|url\(["']?https?:|@import ["']https?:|<link[^>]+href="https?:/,
    caught: ['<script src="https://cdn.example/x.js">', 'background: url(https://cdn.example/x.png)'],
    allowed: ['<a href="https://www.gov.uk/">'],
  },
  {
    rule: 'the repository stands on its own: it knows no machine it was written on',
    within: isText,
    forbidden: new RegExp(
      `${workplace.replace('/main', '')}/|/${'root'}/|/home/[a-z]+/|/tmp/n\\d+|/Users/[a-z]`,
    ),
    caught: [`see ${workplace}`, `PATH=/tmp/n${24}/bin`, `/home/${'jo'}/early-signs`],
    allowed: ['at work/home', 'https://example.org/network/', 'worked/out'],
  },
  {
    rule: 'an import of a type says so, and enums are written as unions: Node only strips types',
    within: (file) => file.endsWith('.ts'),
    forbidden: /^\s*(export )?(const )?enum [A-Z]/,
    caught: [`export ${'enum'} Colour {`, `${'enum'} Colour {`],
    allowed: ['an enumeration'],
  },
]

const all = files()

for (const { rule, within, forbidden, caught, allowed } of HABITS) {
  test(rule, () => {
    for (const line of caught) assert.match(line, forbidden)
    for (const line of allowed) assert.doesNotMatch(line, forbidden)
    const judged = all.filter((file) => within(file))
    assert.ok(judged.length > 0, 'no file is judged')
    assert.deepEqual(linesMatching(judged, forbidden), [])
  })
}
