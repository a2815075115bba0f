import { openBrowser } from './test/browser/browser.ts'
import { startStaffService } from './test/staff.ts'
import { tellTheTown } from './test/figures-told.ts'
const service = await startStaffService({ clock: () => new Date('2026-11-23T10:00:00Z') })
let t = performance.now()
await tellTheTown(service); console.log('town', performance.now() - t)
const officer = await service.signIn('partnership-officer', 'Ada Example')
t = performance.now()
const first = await officer.get('/partnership/figures'); console.log(first.status, performance.now() - t)
if (first.status !== 200) console.log(service.log().slice(-3000))
t = performance.now(); await (await officer.get('/partnership/figures')).text(); console.log(performance.now() - t)
const browser = await openBrowser()
for (const width of [360, 1280]) {
  const page = await browser.newPage({ width, baseURL: service.url })
  await page.context().addCookies([...officer.cookies])
  for (const [name, path] of [['year', '/partnership/figures'], ['half', '/partnership/figures?period=2026-H1&team=first-contact'], ['priority', '/partnership/priorities/harm-outside-the-home'], ['report', '/partnership/priorities/harm-outside-the-home/report']] as const) {
    if (process.argv[2] && !process.argv.slice(2).includes(name)) continue
    await page.goto(path); await page.screenshot({ path: `/tmp/fig-${name}-${width}.png`, fullPage: true })
    console.log(name, width, await page.evaluate(() => document.documentElement.scrollWidth))
  }
}
for (const f of ['csv', 'json', 'xlsx']) { const r = await officer.get(`/partnership/figures.${f}`); console.log(f, r.status, r.headers.get('content-disposition'), f === 'csv' ? (await r.text()).split('\r\n').slice(0, 12).join('\n') : (await r.arrayBuffer()).byteLength) }
await browser.close(); await service.stop()
