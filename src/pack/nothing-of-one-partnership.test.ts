import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { loadPack } from './load-pack.ts'
import type { Pack } from './pack.ts'
import { TEAMS } from './schema/form.ts'
import { ROUTES } from './schema/routes.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const packAt = async (dir: string): Promise<Pack> => {
  const loaded = await loadPack(join(ROOT, dir))
  assert.ok(loaded.ok, dir)
  return loaded.value
}

/** What only one partnership says of itself: its names, its places, its people and their numbers. */
const ownWords = ({ partnership, contacts }: Pack): string[] => [
  partnership.name,
  partnership.short_name,
  partnership.area,
  partnership.id,
  partnership.police.name,
  partnership.data_controller.name,
  partnership.disagreement.practitioners.name,
  ...partnership.neighbours.flatMap(({ name, telephone = '' }) => [name, telephone]),
  ...[...contacts.values()].flatMap(({ name, telephone, text }) => [
    name,
    telephone?.number ?? '',
    text?.number ?? '',
  ]),
]

// Numbers and names that are the same everywhere in the country, and routes and teams that the product knows by name:
// “First Contact” is the team `first-contact` of every partnership, a Family Hub is one of the national programme.
const EVERYBODYS = new Set([
  '999',
  '101',
  '112',
  'family hub',
  ...[...ROUTES, ...TEAMS].flatMap((id) => [id, id.replaceAll('-', ' ')]),
])

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

test('the code knows nothing of any one partnership', async () => {
  const packs = [await packAt('packs/durham'), await packAt('packs/example')]
  const words = [...new Set(packs.flatMap(ownWords))].filter(
    (word) => word !== '' && !EVERYBODYS.has(word.toLowerCase()),
  )
  assert.ok(words.includes('County Durham') && words.includes('03000 267 979'))
  const pattern = new RegExp(`(?<![\\w-])(?:${words.map(literal).join('|')})(?![\\w-])`, 'i')

  const files = (await readdir(join(ROOT, 'src'), { recursive: true })).filter(
    (file) => /\.(ts|js|scss)$/.test(file) && !/\.(test|preview|fixture)\.ts$/.test(file),
  )
  assert.ok(files.length > 20)
  const found: string[] = []
  for (const file of files) {
    const lines = (await readFile(join(ROOT, 'src', file), 'utf8')).split('\n')
    for (const [i, line] of lines.entries()) {
      // The folder of the pack that is served where no other is named.
      const match = pattern.exec(line.replaceAll(/packs(?:\/|', ')durham/g, ''))
      if (match) found.push(`src/${file}:${i + 1} “${match[0]}”`)
    }
  }
  assert.deepEqual(found, [])
})
