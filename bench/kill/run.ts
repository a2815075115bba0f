import { killInFlight } from '../../test/ground/killed-answers.ts'
import { killConcerns } from '../../test/ground/killed-concerns.ts'

// node bench/kill/run.ts [500] [concerns]: kills the serving process so many times in mid-flight, of concerns the
// database by turns with it; the exit code tells the outcome.
const [times = '500', what = 'answers'] = process.argv.slice(2)
if (what === 'concerns') {
  const told = await killConcerns(Number(times))
  console.log(JSON.stringify(told, null, 2))
  const whole = told.lost === 0 && told.concerns === told.people && told.references === told.people
  process.exitCode = whole && told.letters === told.notices && told.taken === told.notices ? 0 : 1
} else {
  const told = await killInFlight(Number(times))
  console.log(JSON.stringify(told, null, 2))
  process.exitCode = told.lost === 0 && told.rows === told.people ? 0 : 1
}
