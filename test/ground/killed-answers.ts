import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstMade } from '../run/first-made.ts'
import { type Fields, openedWave, sendTo } from '../scaffold/answer-wave.ts'
import { startDatabase } from '../scaffold/database.ts'
import { packOf } from '../scaffold/service.ts'
import { readyForms, startAnswering } from './answering-process.ts'

export interface Killed {
  readonly kills: number
  /** Answers that were acknowledged before a kill. */
  readonly acknowledged: number
  /** Of those, how many the database did not have afterwards. */
  readonly lost: number
  /** How many people answered, and how many rows there are when everybody has sent again until it was acknowledged. */
  readonly people: number
  readonly rows: number
}

/** Kills the serving process again and again while answers are on their way, and counts what became of them. */
export const killInFlight = async (kills: number, perFlight = 30): Promise<Killed> => {
  const [base, pack, data] = await Promise.all([
    startDatabase(),
    packOf('durham'),
    mkdtemp(join(tmpdir(), 'early-signs-killed-')),
  ])
  await firstMade('cache', data)
  const key = randomBytes(32)
  const env = { TEST_DATABASE: base.applicationUrl, TEST_KEY: key.toString('hex'), TEST_DATA: data }
  const { id, code } = await openedWave(base, pack, 'children')
  const count = async (): Promise<number> =>
    (
      await base.owner<{ n: number }>('select count(*)::int as n from survey_response where wave_id = $1', [
        id,
      ])
    )[0]?.n ?? 0
  const told = { acknowledged: 0, lost: 0 }
  const waiting = new Set<Fields>()
  const done = new Set<Fields>()
  let forms: Fields[] | undefined
  let starting = startAnswering(env, pack)
  try {
    for (let kill = 0; kill <= kills; kill++) {
      // The next process starts while this one serves and dies: that is where the time goes.
      const { url, process: serving } = await starting
      starting = kill < kills ? startAnswering(env, pack) : starting
      const at = `${url}/answer/${code}`
      forms ??= await readyForms(at, id, pack, key, kills * perFlight)
      // The wave is in memory before the flight begins, as it is when people answer.
      await fetch(at)
      const last = kill === kills
      const flight = last ? [] : forms.slice(kill * perFlight, (kill + 1) * perFlight)
      for (const form of flight) waiting.add(form)
      const dead = once(serving, 'exit')
      // What was not acknowledged is sent again, and some that was too: people press twice.
      const sending = [...waiting, ...[...done].slice(-5)].map(async (form) => {
        try {
          const { status, text } = await sendTo(at, form)
          if (status !== 200 || !text.includes('We do not know which answers are yours')) return
          if (!done.has(form)) told.acknowledged++
          done.add(form)
          waiting.delete(form)
        } catch {
          // Killed meanwhile: it stays among those that are sent again.
        }
      })
      if (!last) setTimeout(() => serving.kill('SIGKILL'), 3 + Math.random() * 60)
      await Promise.all(sending)
      if (last) serving.kill('SIGKILL')
      await dead
      told.lost += Math.max(0, done.size - (await count()))
    }
    return { kills, ...told, people: forms?.length ?? 0, rows: await count() }
  } finally {
    await base.stop()
    await rm(data, { recursive: true, force: true })
  }
}
