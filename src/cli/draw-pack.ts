import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sentence } from '../kit/result.ts'
import { loadPack } from '../pack/index.ts'
import { drawingOf } from '../practice/index.ts'

interface Drawn {
  readonly exercise?: string | undefined
  readonly svg?: string | undefined
}

/** Draws the exercises of a pack. Exit codes: 0 drawn, 1 the pack has faults or a file could not be written, 2 no such exercise. */
export async function drawPack(dir: string, { exercise: only, svg: folder }: Drawn): Promise<number> {
  const loaded = await loadPack(dir)
  if (!loaded.ok) {
    process.stderr.write(`${loaded.faults.map(sentence).join('\n')}\n`)
    return 1
  }
  const all = [...(loaded.value.practice?.exercises.values() ?? [])]
  const wanted = all.filter(({ id }) => only === undefined || id === only)
  if (wanted.length === 0) {
    process.stderr.write(
      only === undefined ? 'This pack has no exercises.\n' : 'There is no such exercise.\n',
    )
    return 2
  }
  const lines: string[] = []
  if (folder !== undefined) await mkdir(folder, { recursive: true })
  for (const exercise of wanted)
    for (const edition of exercise.editions) {
      const { svg, text, steps, endings, ways } = drawingOf(exercise, edition)
      const head = `${exercise.id}, ${edition}. Steps: ${steps}. Endings: ${endings}. Ways through: ${ways}.`
      if (folder === undefined) lines.push(`${head}\n\n${text}\n`)
      else {
        const file = join(folder, `${exercise.id}-${edition}.svg`)
        await writeFile(file, `${svg.text}\n`)
        lines.push(`${file}: ${head}`)
      }
    }
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}
