import type { Reader } from '../../src/frame/index.ts'
import { translator } from '../../src/kit/translate.ts'
import { compile, openJourney, type Questionnaire } from '../../src/questionnaire/index.ts'
import { openSealing } from '../../src/vault/index.ts'

/**
 * Processor time of one step through a survey of 25 questions, one a page, and of compiling it:
 * `node bench/questionnaire/run.ts`. A step unseals, walks, reads, walks, renders and seals.
 */
const VISITS = 200

const options = Array.from({ length: 8 }, (_, i) => ({
  id: `option-${i}`,
  say: `Something to choose, number ${i}`,
}))
const scale = { from: 0, to: 10, from_label: 'Not at all', to_label: 'Very' }
const kinds = [
  { type: 'radios', options },
  { type: 'checkboxes', options, order: 'random' },
  { type: 'scale', scale },
  { type: 'textarea', open: true },
  { type: 'number', min: 0, max: 99 },
] as const
const definition: Questionnaire = {
  id: 'bench',
  title: 'Twenty-five questions',
  pages: Array.from({ length: 25 }, (_, i) => ({
    id: `page-${i}`,
    ...(i > 5 && i % 5 === 1 ? { if: { question: 'question-0', is: 'option-0' } } : {}),
    questions: [
      { id: `question-${i}`, ask: `What is the answer to number ${i}?`, ...structuredClone(kinds[i % 5]) },
    ],
  })) as Questionnaire['pages'],
}
const answers = [
  () => 'option-0',
  () => ['option-1', 'option-4'],
  () => '7',
  () =>
    'What somebody writes, twenty words or so of it, as people do when they are asked for their own words.',
  () => '42',
]

const reader = { t: translator(undefined), now: new Date() } as unknown as Reader
const before = performance.now()
const result = compile(definition)
const compiling = performance.now() - before
if (!result.ok) throw new Error(JSON.stringify(result.faults))
const journey = openJourney({
  compiled: result.value,
  sealing: openSealing(new Uint8Array(32), 'bench'),
  path: () => '/answer',
})

const hidden = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
const visit = (times: number[]): void => {
  let form: Record<string, unknown> | null = null
  for (;;) {
    const begun = performance.now()
    const step = journey.step(reader, form)
    times.push(performance.now() - begun)
    if (step.kind !== 'page') return
    const page = String(step.page.main)
    const at = hidden(page, '_at')
    const number = Number(at.split('-')[1])
    form = { _sealed: hidden(page, '_sealed'), _at: at }
    if (at === '#check') form._go = 'send'
    else form[`question-${number}`] = answers[number % 5]?.()
  }
}

const first: number[] = []
visit(first)
const times: number[] = []
for (let i = 0; i < VISITS; i++) visit(times)
times.sort((a, b) => a - b)
const mean = times.reduce((sum, time) => sum + time, 0) / times.length
console.log(
  JSON.stringify({
    'compile, ms': compiling.toFixed(1),
    'steps a visit': first.length,
    'first visit, ms a step': (first.reduce((sum, time) => sum + time, 0) / first.length).toFixed(2),
    'mean, ms a step': mean.toFixed(3),
    'slowest hundredth, ms': times[Math.floor(times.length * 0.99)]?.toFixed(3),
  }),
)
