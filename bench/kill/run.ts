import { killInFlight } from '../../test/killed.ts'

// node bench/kill/run.ts [500]: kills the serving process so many times in mid-flight; the exit code tells the outcome.
const told = await killInFlight(Number(process.argv[2] ?? 500))
console.log(JSON.stringify(told, null, 2))
process.exitCode = told.lost === 0 && told.rows === told.people ? 0 : 1
