import { loadPack, nextQuestion, offeredOptions } from '../../src/pack/index.ts'

/** One answer after the other, in the order in which they are asked. */
export type WayThrough = readonly (readonly [question: string, answer: string])[]

/** Different ways through "whom should I tell?", chosen by chance that is the same at every run. */
export async function differentWays(packDir: string, count: number): Promise<WayThrough[]> {
  const pack = await loadPack(packDir)
  if (!pack.ok) throw new Error('The pack cannot be used: run “pack check”.')
  let seed = 20261123
  const chance = (of: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * of)
  }
  const ways = new Map<string, WayThrough>()
  while (ways.size < count) {
    const way: [string, string][] = []
    for (;;) {
      const chosen = Object.fromEntries(way.map(([question, answer]) => [question, [answer]]))
      const next = nextQuestion(pack.value, chosen)
      if (!next) break
      const options = offeredOptions(pack.value, chosen, next)
      way.push([next.id, options[chance(options.length)]?.id ?? ''])
    }
    ways.set(JSON.stringify(way), way)
  }
  return [...ways.values()]
}

/** The last form of each way, as a browser that has answered everything else would send it. */
export function lastForms(url: string, begin: string, ways: readonly WayThrough[]): Promise<string[]> {
  return Promise.all(
    ways.map(async (way) => {
      let page = await (await fetch(url + begin)).text()
      for (const [i, [question, answer]] of way.entries()) {
        const sealed = /name="sealed" value="([^"]+)"/.exec(page)?.[1]
        const form = new URLSearchParams({ ...(sealed ? { sealed } : {}), question, answer })
        if (i === way.length - 1) return form.toString()
        page = await (await fetch(`${url}/whom-to-tell`, { method: 'POST', body: form })).text()
      }
      return ''
    }),
  )
}
