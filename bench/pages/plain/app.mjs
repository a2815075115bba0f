// The same pages as a competent team would serve them with Express, Nunjucks and GOV.UK Frontend: templates cached,
// NODE_ENV=production, responses compressed, the same security headers and a line of log for each request.
// What is not compared is shared: the pack, the decision (kept once made, so that it costs nothing here) and sealing.
import { createRequire } from 'node:module'
import path from 'node:path'
import compression from 'compression'
import express from 'express'
import nunjucks from 'nunjucks'
import pino from 'pino'
import {
  decide,
  factsFrom,
  loadPack,
  nextQuestion,
  offeredOptions,
  openState,
} from '../../../src/pack/index.ts'
import { openSealing } from '../../../src/vault/index.ts'

const here = import.meta.dirname
const { value: pack } = await loadPack(path.join(here, '../../../packs/durham'))
const sealing = openSealing(new Uint8Array(32).fill(7), 'bench')
const log = pino({ level: 'info' }, pino.destination('/dev/null'))

const govuk = path.join(
  path.dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')),
  'dist',
)
const app = express()
app.disable('x-powered-by')
const environment = nunjucks.configure([path.join(here, 'views'), govuk], {
  express: app,
  autoescape: true,
  noCache: false,
  trimBlocks: true,
  lstripBlocks: true,
})
app.set('view engine', 'njk')

/** A pack's text as it is said to one who tells. */
const byTeller = (text, teller) =>
  typeof text === 'string' ? text : (text?.[teller] ?? text?.default ?? Object.values(text ?? {})[0] ?? '')
environment.addFilter('byTeller', byTeller)
environment.addFilter('paragraphs', (text) => text.trim().split(/\n{2,}/))
environment.addFilter('dial', (number) => number.replaceAll(' ', ''))

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
})
const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
})
environment.addGlobal('openNow', (contact) => {
  if (contact.hours === 'always') return { open: true, words: 'Open day and night' }
  const { open, until, opensAt } = openState(contact, new Date(), pack)
  if (open) return { open, words: until ? `Open now, until ${clock.format(until)}` : 'Open now' }
  return { open, words: opensAt ? `Closed now. Opens ${day.format(opensAt)}` : 'Closed now' }
})
environment.addGlobal('pack', pack)
environment.addGlobal('contactOf', (id) => pack.contacts.get(id))
environment.addGlobal('routeOf', (id) => pack.routes.get(id))

app.use((request, response, next) => {
  const begun = performance.now()
  response.on('finish', () => {
    log.info(
      {
        method: request.method,
        route: request.route?.path ?? 'none',
        status: response.statusCode,
        ms: Math.round(performance.now() - begun),
      },
      'answered',
    )
  })
  response.set({
    'content-security-policy':
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; manifest-src 'self'; " +
      "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
    'x-robots-tag': 'noai',
    'cache-control': 'no-cache',
  })
  next()
})
app.use(compression())
app.use(express.urlencoded({ extended: false, limit: '320kb' }))

app.get('/', (_request, response) => response.render('start'))

const audiences = {
  'young-people': 'young_people',
  'parents-and-carers': 'parents',
  'people-who-work-with-children': 'practitioners',
}
app.get('/:door/signs/:id', (request, response) => {
  const audience = audiences[request.params.door]
  const sign = pack.signs.get(request.params.id)
  if (!audience || !sign) return response.sendStatus(404)
  const domain = pack.domains.find(({ signs }) => signs.includes(sign))
  const at = domain.signs.indexOf(sign)
  response.render('sign', {
    sign,
    audience,
    domain: domain.domain,
    previous: domain.signs[at - 1],
    next: domain.signs[at + 1],
    harms: sign.harms.map((id) => pack.harms.get(id)),
    sealed: sealing.seal({ chosen: {}, noticed: [sign.id] }, new Date()),
    door: request.params.door,
  })
})

const ask = (response, chosen, noticed, question) =>
  response.render('question', {
    question,
    options: offeredOptions(pack, chosen, question),
    teller: chosen.teller ? factsFrom(pack, chosen).teller : undefined,
    step: Object.keys(chosen).length + 1,
    sealed: sealing.seal({ chosen, noticed }, new Date()),
  })

app.get('/whom-to-tell', (_request, response) => ask(response, {}, [], nextQuestion(pack, {})))

const spoken = { parent: 'parents', practitioner: 'practitioners' }
const decided = new Map()
app.post('/whom-to-tell', (request, response) => {
  const { sealed, question, answer } = request.body
  const opened = sealed
    ? sealing.unseal(sealed, new Date())
    : { ok: true, value: { chosen: {}, noticed: [] } }
  if (!opened.ok) return response.sendStatus(400)
  const { noticed } = opened.value
  const chosen = { ...opened.value.chosen, [question]: [answer].flat() }
  const key = JSON.stringify(chosen)
  let known = decided.get(key)
  if (!known) {
    const next = nextQuestion(pack, chosen)
    if (next) return ask(response, chosen, noticed, next)
    const facts = factsFrom(pack, chosen)
    known = { facts, answer: decide(pack, { ...facts, at: new Date().toISOString() }) }
    decided.set(key, known)
  }
  const { facts, answer: told } = known
  const given = pack.whomToTell.questions.filter(({ id }) => chosen[id])
  response.render('answer', {
    answer: told,
    teller: facts.teller,
    route: pack.routes.get(told.first.route),
    contact: pack.contacts.get(told.first.contact),
    form: told.form && pack.forms.get(told.form),
    emergency: pack.contacts.get(pack.partnership.emergency),
    rows: given.map(({ id, ask: words, options }) => ({
      id,
      ask: byTeller(words, facts.teller),
      labels: options
        .filter((one) => chosen[id].includes(one.id))
        .map(({ label }) => byTeller(label, facts.teller)),
    })),
    noticed: noticed.map((id) => pack.signs.get(id)[spoken[facts.teller] ?? 'young_people'].title),
    sealed: sealing.seal({ chosen, noticed }, new Date()),
  })
})

const server = app.listen(0, '127.0.0.1', () =>
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`),
)
