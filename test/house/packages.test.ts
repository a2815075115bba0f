import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from './tree.ts'

interface Manifest {
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
}

interface Locked extends Manifest {
  readonly version?: string
  readonly license?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly dev?: boolean
}

const manifest = JSON.parse(textOf('package.json')) as Manifest
const locked = Object.entries(
  (JSON.parse(textOf('package-lock.json')) as { packages: Record<string, Locked> }).packages,
)
const installed = locked.filter(([path]) => path !== '')
const wanted = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap(
  (list) => Object.entries(list ?? {}),
)

/** May be part of what a partnership runs and passes on under our MIT licence. */
const FREE = new Set(
  'MIT MIT-0 ISC BSD-2-Clause BSD-3-Clause Apache-2.0 BlueOak-1.0.0 0BSD PostgreSQL Unlicense CC0-1.0 OFL-1.1'.split(
    ' ',
  ),
)
/** MPL-2.0 asks something of whoever passes the code on; tools that only test are not passed on. */
const FREE_FOR_TESTS = new Set([...FREE, 'MPL-2.0'])

/** `MIT OR Apache-2.0` leaves the choice, `MIT AND ISC` does not. */
const allows = (free: ReadonlySet<string>, licence = ''): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((one) => free.has(one.trim())))

test('every package is wanted in one exact version', () => {
  assert.deepEqual(
    wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[0-9a-z.-]+)?$/.test(version)),
    [],
  )
})

test('the lockfile is of this package.json, and knows what each package must contain', () => {
  const root = locked.find(([path]) => path === '')?.[1]
  assert.deepEqual(
    [root?.dependencies, root?.devDependencies, root?.optionalDependencies],
    [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies],
  )
  assert.deepEqual(
    installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
    [],
  )
  const mirrors = installed.filter(
    ([, { resolved }]) => resolved && !resolved.startsWith('https://registry.npmjs.org/'),
  )
  assert.deepEqual(mirrors, [], 'an address of one machine’s mirror would be no use to another')
})

test('every licence is one that this service may be passed on with', () => {
  assert.ok(allows(FREE, '(MIT OR GPL-3.0)') && !allows(FREE, 'MIT AND GPL-3.0') && !allows(FREE, undefined))
  assert.ok(allows(FREE_FOR_TESTS, 'MPL-2.0') && !allows(FREE, 'MPL-2.0'))
  const unfree = installed.filter(([, { license, dev }]) => !allows(dev ? FREE_FOR_TESTS : FREE, license))
  assert.deepEqual(
    unfree.map(([path, { license }]) => `${path}: ${license}`),
    [],
  )
})
