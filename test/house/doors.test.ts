import assert from 'node:assert/strict'
import { posix } from 'node:path'
import { test } from 'node:test'
import { files, textOf } from './tree.ts'

const code = new Map(
  files().flatMap((file) => (/^(src|test|bench)\/.*\.ts$/.test(file) ? [[file, textOf(file)] as const] : [])),
)
const wordsIn = (text: string): ReadonlySet<string> => new Set(text.match(/[A-Za-z_$][\w$]*/g))
const words = new Map([...code].map(([file, text]) => [file, wordsIn(text)]))

/** The files that name this one, whether they import it now or when they need it. */
const entering = (door: string): string[] =>
  [...code].flatMap(([file, text]) =>
    [...text.matchAll(/'(\.{1,2}\/(?:[\w./-]+\/)?index\.ts)'/g)].some(
      ([, specifier = '']) => posix.join(posix.dirname(file), specifier) === door,
    )
      ? [file]
      : [],
  )

const passedOn = (text: string): string[] =>
  [...text.matchAll(/^export (?:type )?\{([^}]*)\} from/gm)].flatMap(([, names = '']) =>
    names.split(',').flatMap((name) => name.replace(/^.* as |^\s*type /s, '').trim() || []),
  )

test('a room gives at its door only what somebody takes there', () => {
  const doors = [...code.keys()].filter((file) => /^src\/.*\/index\.ts$/.test(file))
  assert.ok(doors.length > 20)
  const idle = doors.flatMap((door) => {
    const taken = entering(door).map((file) => words.get(file))
    return passedOn(code.get(door) ?? '').flatMap((name) =>
      taken.some((all) => all?.has(name)) ? [] : [`${door}: ${name}`],
    )
  })
  assert.deepEqual(idle, [])
})

test('what is exported is used in another file', () => {
  const VALUE = /^export (?:async )?(?:const|let|function\*?|class) ([\w$]+)/gm
  const idle = [...code].flatMap(([file, text]) =>
    file.startsWith('src/')
      ? [...text.matchAll(VALUE)].flatMap(([, name = '']) =>
          [...words].some(([other, all]) => other !== file && all.has(name)) ? [] : [`${file}: ${name}`],
        )
      : [],
  )
  assert.deepEqual(idle, [])
})
