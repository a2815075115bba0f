import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import Fastify from 'fastify'
import { expectAccessible, expectNothingAmiss, expectValidHtml, openBrowser } from './browser.ts'

// The tools that judge every page are themselves judged here: each must pass a good page and fail a bad one.
const server = Fastify()
let origin = ''
const browser = await openBrowser()

const page = (body: string, title = 'A page'): string => `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/style.css">
    <script src="/script.js" defer></script>
  </head>
  <body>
    <main>${body}</main>
  </body>
</html>
`

const GOOD = page(`
      <h1>Llŷr’s page — “£5”</h1>
      <p id="scripts">Scripts are off</p>
      <form action="/" method="post">
        <label for="name">Name</label>
        <input type="text" id="name" name="name" autocomplete="name">
        <button type="submit">Continue</button>
      </form>`)

const PAGES: Record<string, string> = {
  '/': GOOD,
  '/inaccessible': page(
    '<h1>Two faults</h1><p class="pale">Pale words</p><form><input name="unlabelled"></form>',
  ),
  '/inline-script': page('<h1>Inline</h1><script>document.title = "ran"</script>'),
  '/from-elsewhere': page('<h1>Elsewhere</h1><img alt="" src="http://127.0.0.1:9/pixel.png">'),
  '/failing-script': page('<h1>Script</h1><script src="/failing.js"></script>'),
}

const STYLE = `
  body { font: 1.2rem arial, sans-serif; margin: 1rem; }
  .pale { color: #eee; background: #fff; }
  @media (prefers-color-scheme: dark) { body { color: #fff; background: #111; } }`

before(async () => {
  for (const [path, html] of Object.entries(PAGES)) {
    server.get(path, (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', "default-src 'self'; img-src data: http:")
        .send(html),
    )
  }
  server.get('/style.css', (_request, reply) => reply.type('text/css').send(STYLE))
  server.get('/script.js', (_request, reply) =>
    reply
      .type('text/javascript')
      .send(`document.querySelector('#scripts')?.replaceChildren('Scripts are on')`),
  )
  server.get('/failing.js', (_request, reply) =>
    reply.type('text/javascript').send(`throw new Error('on purpose')`),
  )
  origin = await server.listen({ host: '127.0.0.1', port: 0 })
})

after(async () => {
  await browser.close()
  await server.close()
})

const at = async (path: string, options: Parameters<typeof browser.newPage>[0] = {}) => {
  const opened = await browser.newPage({ baseURL: origin, ...options })
  await opened.goto(path)
  return opened
}

test('a good page passes, with and without scripts, under a strict policy', async () => {
  for (const javaScript of [true, false]) {
    const good = await at('/', { javaScript })
    assert.equal(await good.locator('#scripts').textContent(), `Scripts are ${javaScript ? 'on' : 'off'}`)
    await expectAccessible(good)
    expectNothingAmiss(good)
  }
})

test('width and scheme are what was asked for', async () => {
  const narrow = await at('/', { width: 320, scheme: 'dark' })
  assert.equal(await narrow.evaluate('innerWidth'), 320)
  assert.equal(await narrow.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(17, 17, 17)')
})

test('an inaccessible page fails, with and without scripts, and each fault is told with its place', async () => {
  for (const javaScript of [true, false]) {
    const bad = await at('/inaccessible', { javaScript })
    await assert.rejects(expectAccessible(bad), (fault: Error) => {
      assert.match(fault.message, /inaccessible is not accessible/)
      assert.match(fault.message, /color-contrast.*pale.*label.*input/s)
      return true
    })
  }
})

test('what breaks the policy, comes from elsewhere, fails or is missing is amiss', async () => {
  for (const [path, told] of [
    ['/inline-script', /Content Security Policy/],
    ['/from-elsewhere', /something from elsewhere: http:\/\/127\.0\.0\.1:9/],
    ['/failing-script', /a script failed: on purpose/],
    ['/nowhere', /404/],
  ] as const) {
    const bad = await at(path)
    assert.throws(() => expectNothingAmiss(bad), told, path)
    expectNothingAmiss(bad)
  }
  expectNothingAmiss(await at('/nowhere'), { refused: true })
  const policy = await at('/inline-script')
  assert.throws(() => expectNothingAmiss(policy, { refused: true }), /Content Security Policy/)
})

test('html that is not valid fails, with its place', async () => {
  await expectValidHtml(GOOD)
  await assert.rejects(expectValidHtml(page('<h1>One</h1><p><div>Two</div></p>')), /12:24: error/)
  await assert.rejects(expectValidHtml(page('<h1 id="a">One</h1><p id="a">Two</p>')), /no-dup-id/)
})

test('a picture has words in it: fonts came along with the browser', async () => {
  const words = await at('/')
  assert.ok((await words.screenshot()).length > 5000)
  const width = await words.evaluate(`(() => {
    const range = document.createRange()
    range.selectNodeContents(document.querySelector('h1'))
    return range.getBoundingClientRect().width
  })()`)
  assert.ok(Number(width) > 150, `the heading is ${width} px wide`)
})
