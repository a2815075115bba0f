import { personalInLogs } from './log-hygiene.ts'

/** After a whole run: `node test/run/search-logs.ts FOLDER` fails where any log of it holds what is personal. */
const { bytes, lines } = personalInLogs(process.argv[2] as string)
const kilobytes = Math.round(bytes / 1000)
if (lines.length > 0)
  console.error(['In the logs of the services under test:', ...lines.slice(0, 20)].join('\n'))
else console.log(`✔ ${kilobytes} kB of logs of the services under test hold nothing personal`)
process.exitCode = lines.length > 0 ? 1 : 0
