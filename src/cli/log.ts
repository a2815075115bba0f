import { type Logger, pino } from 'pino'

/** JSON lines on standard error; to a person at a terminal who tries the service out, short ones. */
export function openLog(production: boolean): Logger {
  const human = !production && process.stderr.isTTY
  const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return pino(options, human ? { write: writeForPeople } : pino.destination({ fd: 2, sync: true }))
}

function writeForPeople(line: string): void {
  const { level, time, msg, ...rest } = JSON.parse(line)
  const fields = Object.entries(rest)
    .filter(([name]) => name !== 'reqId')
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const weight = level >= 50 ? 'error: ' : level >= 40 ? 'warning: ' : ''
  process.stderr.write(`${time.slice(11, 19)} ${weight}${[msg, ...fields].join(' ')}\n`)
}

/**
 * An error as fields of a log line: its kind and the places in the code. Its message may hold what a person typed, so
 * only a copy that somebody is trying out shows it.
 */
export function forLog(error: unknown, production: boolean): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const at = error.stack?.split('\n').filter((line) => /^ {4}at /.test(line)) ?? []
  return {
    kind: (error as NodeJS.ErrnoException).code ?? error.name,
    ...(production ? {} : { message: error.message }),
    at: at.map((line) => line.trim()),
  }
}
