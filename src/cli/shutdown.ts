/** What must be undone when the process ends, and the one way to end it. */
export interface Shutdown {
  /** Whether the end has begun: whoever is still starting something gives up. */
  readonly begun: boolean
  /** Adds something to undo. The last added is undone first. After the end has begun it is undone at once. */
  undo(step: () => Promise<unknown> | unknown): Promise<void>
  /** Undoes everything, once, and sets the exit code. What fails is told and does not stop the rest. */
  end(exitCode: number): Promise<void>
}

/** Ctrl-C arrives twice, from the terminal and from npm; whoever is impatient presses it again. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Ends the process cleanly when it is asked to (code 0), and when something goes wrong that nobody caught (code 1).
 * Once begun, the end is not to be hurried: further signals are ignored.
 */
export function watchForTheEnd(tell: (what: string, error: unknown) => void): Shutdown {
  const steps: (() => Promise<unknown> | unknown)[] = []
  let ending: Promise<void> | undefined

  const run = async (step: () => Promise<unknown> | unknown) => {
    try {
      await step()
    } catch (error) {
      tell('Something could not be stopped', error)
    }
  }
  const end = (exitCode: number): Promise<void> => {
    process.exitCode ||= exitCode
    ending ??= (async () => {
      for (let step = steps.pop(); step; step = steps.pop()) await run(step)
    })()
    return ending
  }

  for (const signal of SIGNALS) process.on(signal, () => void end(0))
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      tell('Something failed that nothing was prepared for', error)
      void end(1)
    })
  }
  return {
    get begun() {
      return ending !== undefined
    },
    async undo(step) {
      if (ending) await run(step)
      else steps.push(step)
    },
    end,
  }
}
