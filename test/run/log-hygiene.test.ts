import assert from 'node:assert/strict'
import { test } from 'node:test'
import { personalIn } from './log-hygiene.ts'

const LINE =
  '{"level":30,"time":1795427400123,"pid":4711,"method":"POST","route":"/desk/concerns/:reference","status":303,"ms":12,"msg":"answered"}'

test('a line of the log as it should be holds nothing personal', () => {
  assert.deepEqual(personalIn(LINE), [])
})

test('whatever is personal is found in a line, wherever it stands', () => {
  for (const said of [
    'Sam Holloway',
    'Kit Sample',
    'somebody@example.org',
    '07700 900456',
    '+447700900456',
    'YQ51 ABC',
    'DH1 5UL',
    '2012-03-04',
    'A man in a silver car waits for Kit at the gate.',
    'Merrowby High School',
  ])
    assert.equal(personalIn(LINE.replace('answered', `x ${said} y`)).length, 1, said)
})
