import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { test } from 'node:test'
import { files, MADE, ROOT, textOf } from './tree.ts'

const LONGEST = 300

/** Longer than that, each with its reason. Splitting such a file would make it harder to read. */
const LONG: Readonly<Record<string, string>> = {
  'migrations/0018_links.sql': 'a migration that stands is never changed, nor cut in two',
  'src/frame/styles/identity.scss': 'a flat list of rules, one component after another',
  'src/pack/check/check-pack.test.ts': 'a table of every fault that a pack can have',
}

const code = files().filter((file) => /^(src|test|bin|bench|migrations)\//.test(file))

test(`a source file has at most ${LONGEST} lines, or a reason`, () => {
  const long = code
    .filter((file) => /\.(ts|js|cjs|scss|sql)$/.test(file))
    .filter((file) => textOf(file).split('\n').length - 1 > LONGEST)
  assert.deepEqual(long, Object.keys(LONG))
})

test('files and folders are called after the domain, in kebab-case', () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/
  const parts = (file: string): string[] => file.split('/')
  const shouted = new Set(['README.md'])
  assert.deepEqual(
    code.filter((file) =>
      parts(file).some((part) => !kebab.test(part) && !shouted.has(part) && !/^\d{4}_/.test(part)),
    ),
    [],
  )
  const vague = /^(utils?|types?|helpers?|services?|common|misc|lib|shared|constants|interfaces)(\.|$)/
  // A schema may be called after what all schemas of its folder hold in common.
  const excused = new Set(['src/pack/schema/common.ts', 'test/scaffold/service.ts', 'test/ground/service.ts'])
  assert.deepEqual(
    code.filter((file) => parts(file).some((part) => vague.test(part)) && !excused.has(file)),
    [],
  )
})

test('each room says in a README what it is for', () => {
  const rooms = code.filter((file) => /^src\/[^/]+\/index\.ts$/.test(file)).map(dirname)
  assert.ok(rooms.length > 0)
  assert.deepEqual(
    rooms.filter((room) => !existsSync(`${ROOT}/${room}/README.md`)),
    [],
  )
})

test('a test stands beside a file, or in test/, and ends in .test.ts', () => {
  const odd = code.filter((file) => /\b(spec|tests)\b/.test(basename(file)))
  assert.deepEqual(odd, [])
})

test('what is made and not written is what git ignores', () => {
  const ignored = textOf('.gitignore')
    .split('\n')
    .filter((line) => line.endsWith('/'))
    .map((line) => line.slice(0, -1))
  assert.deepEqual(new Set([...ignored, '.git']), new Set(MADE))
})
