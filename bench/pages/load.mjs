// Asks one server for the same few things over and over; the plan comes in as JSON on standard
// input, and what was measured goes out as JSON. A process of its own, so that it can have a processor of its own.
import { text } from 'node:stream/consumers'
import autocannon from 'autocannon'

const plan = JSON.parse(await text(process.stdin))
const result = await autocannon({
  ...plan,
  headers: { 'accept-encoding': 'gzip, deflate, br, zstd' },
})
process.stdout.write(
  JSON.stringify({
    answered: result.requests.total,
    perSecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    bytes: result.throughput.total / result.requests.total,
    failed: result.errors + result.timeouts + result.non2xx,
  }),
)
