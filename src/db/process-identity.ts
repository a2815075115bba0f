import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When a process was started, in the system's own words; null when there is no such process, or it is a zombie.
 * Number and start together name one process: numbers are used again, in a container within seconds.
 */
export function startOf(pid: number): string | null {
  if (process.platform !== 'linux') return ask('lstart=', pid)
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in brackets, may hold anything; what follows it are state (field 3) … start in ticks (field 22).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

/** The command line of a living process; null when there is none. */
export function commandOf(pid: number): string | null {
  if (process.platform !== 'linux') return ask('command=', pid)
  if (startOf(pid) === null) return null
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return null
  }
}

function ask(column: string, pid: number): string | null {
  return (
    spawnSync('ps', ['-ww', '-o', column, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || null
  )
}
