import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { readerOf } from '../../src/frame/index.ts'
import { type Group, MOST_LETTERS, type Search, searchOf } from '../../src/guide/search/search.ts'
import { alertsFor } from '../../src/guide/search/search-alerts.ts'
import { PATHS } from '../../src/guide/urls.ts'
import type { Pack } from '../../src/pack/index.ts'
import { packOf, post, startService } from '../scaffold/service.ts'

let pack: Pack
let search: Search
before(async () => {
  pack = await packOf('durham')
  search = searchOf(readerOf(pack, 'en', new Date('2026-11-23T10:00:00Z')))
})

const names = (groups: readonly Group[]): string[] =>
  groups.flatMap(({ found }) =>
    found.map(({ kind, thing }) => {
      if ('id' in thing) return `${kind} ${thing.id}`
      if ('term' in thing) return `${kind} ${thing.term}`
      return 'place' in thing ? `${kind} ${thing.place}` : kind
    }),
  )

/** What people type → what must be among the first three results, as they stand on the page. */
const TYPED: readonly (readonly [typed: string, wanted: string])[] = [
  // Professional
  ['ROTH', 'approach'],
  ['HOTH', 'article contextual-safeguarding'],
  ['extra-familial harm', 'approach'],
  ['extrafamilial harm', 'article contextual-safeguarding'],
  ['contextual safeguarding', 'approach'],
  ['CSE', 'harm sexual-exploitation'],
  ['CCE', 'harm criminal-exploitation'],
  ['NRM', 'route nrm'],
  ['LADO', 'contact lado'],
  ['DSL', 'term designated safeguarding lead'],
  ['disclosure', 'article when-a-child-tells-you'],
  ['section 47', 'article the-law-in-lines'],
  ['do I need consent', 'article the-law-in-lines'],
  ['GDPR', 'article the-law-in-lines'],
  ['escalation', 'article when-you-disagree'],
  ['threshold not met', 'article when-you-disagree'],
  ['adultification', 'article every-gender-every-background'],
  ['victim blaming language', 'article words-to-use'],
  ['glossary', 'article terms-explained'],
  ['TCE principles', 'article practice-principles'],
  ['peer mapping', 'article contextual-safeguarding'],
  ['indecent images', 'article keeping-evidence'],
  ['cuckooing', 'harm county-lines'],
  ['modern slavery', 'contact modern-slavery-helpline'],
  ['early help', 'contact early-help-advisers'],
  ['signs in school', 'article signs-across-settings'],
  // Misspelt
  ['groming', 'sign gifts-with-strings'],
  ['countylines', 'harm county-lines'],
  ['county linse', 'harm county-lines'],
  ['gone mising', 'sign going-missing'],
  ['sextorsion', 'harm online-harm'],
  ['suicidle', 'sign self-harm'],
  ['explotation', 'harm criminal-exploitation'],
  ['brusies', 'sign unexplained-injuries'],
  ['radicalization', 'harm radicalisation'],
  ['trafiking', 'harm trafficking'],
  ['chidline', 'contact childline'],
  ['hotl', 'trade hotels'],
  // North East
  ['my bairn is missing', 'sign going-missing'],
  ["summat's not right", 'sign cannot-put-finger-on-it'],
  ['our lad is never in', 'sign out-late'],
  ['marra', 'article be-there-for-a-friend'],
  ['mam and dad fighting', 'sign trouble-at-home'],
  ['nicking off school', 'sign poor-attendance'],
  ['twagging', 'sign poor-attendance'],
  ['mortal every weekend', 'sign alcohol-or-drugs'],
  ['darlo station', 'sign alone-at-a-station'],
  ['ring the polis', 'contact 101'],
  // Blunt, and as young people say it
  ['sent a nude', 'article pictures-and-pressure'],
  ['he is blackmailing me', 'article pictures-and-pressure'],
  ['burner phone', 'sign extra-phone'],
  ['two phones', 'sign extra-phone'],
  ['shotting', 'harm county-lines'],
  ['plugging', 'harm county-lines'],
  ['unalive', 'sign self-harm'],
  ['going country', 'harm county-lines'],
  ['owes money to a dealer', 'sign debt'],
  ['he has a knife', 'sign weapon'],
  ['kill myself', 'sign self-harm'],
  ['want to die', 'sign self-harm'],
  ['teacher touched me', 'route lado'],
  ['snitching', 'article what-happens-when-you-tell'],
  ['will i get in trouble', 'article what-happens-when-you-tell'],
  ['my mate is being used', 'article be-there-for-a-friend'],
  ['is this normal', 'article ok-or-not-ok'],
  ['andrew tate', 'sign us-and-them'],
  ['morning after pill', 'sign sexual-health-worries'],
  // Parents
  ['new trainers', 'sign unexplained-possessions'],
  ['where did she get the cash', 'sign unexplained-money'],
  ['strange car picking her up', 'sign unknown-cars-or-taxis'],
  ['older boyfriend', 'sign much-older-friends'],
  ['how do i talk to my daughter', 'article starting-the-conversation'],
  ['what do i say to my son', 'article starting-the-conversation'],
  ['who do i ring', 'article who-to-share-it-with'],
  ['cant cope', 'article help-for-yourself'],
  ['roblox', 'article phones-and-games'],
  ['ivison', 'contact parent-support'],
  ['nobody rang back', 'page nothingHappened'],
  // At work
  ['hotel receptionist', 'trade hotels'],
  ['taxi driver', 'trade taxis'],
  ['takeaway', 'trade takeaways'],
  ['bus driver', 'trade transport'],
  // Who and where
  ['first contact', 'contact first-contact'],
  ['police number', 'contact 101'],
  ['quiz', 'resource not-in-our-community-quiz'],
]

for (const [typed, wanted] of TYPED)
  test(`“${typed}” finds ${wanted}`, () => {
    const found = names(search(typed))
    assert.ok(found.slice(0, 3).includes(wanted), found.join(', ') || 'nothing')
  })

/** What frightens → the alert whose help stands above all results; none for everyday words. */
const FRIGHTENING: readonly (readonly [typed: string, alert: string | undefined])[] = [
  ['kill myself', 'wants-to-die'],
  ['i want to kill my self', 'wants-to-die'],
  ['suiside', 'wants-to-die'],
  ['SUICIDLE', 'wants-to-die'],
  ['don’t want to be here any more', 'wants-to-die'],
  ['raped', 'sexual-assault'],
  ['my uncle touched me', 'sexual-assault'],
  ['he has a knife', 'weapon'],
  ['hes got a massive knife', 'weapon'],
  ['gonna kill him', 'weapon'],
  ['my daughter is missing', 'held-or-missing'],
  ['they wont let me leave', 'held-or-missing'],
  ['my stepdad hits me', 'hurt-now'],
  ['blackmailing me', 'pictures'],
  ['took pills', 'wants-to-die'],
  ['taken pills', 'wants-to-die'],
  ['i took too many tablets', 'wants-to-die'],
  ['gonna unalive', 'wants-to-die'],
  ['rapd', 'sexual-assault'],
  ['hes raping me', 'sexual-assault'],
  ['touched my sister', 'sexual-assault'],
  ['he made me do stuff', 'sexual-assault'],
  ['forced to sell drugs', 'made-to-sell'],
  ['hes got a nife', 'weapon'],
  ['999', 'hurt-now'],
  ['rap music', undefined],
  ['grape', undefined],
  ['skills for life', undefined],
  ['non emergency number', undefined],
  ['will they take my child away', undefined],
  ['taped a film', undefined],
  ['new trainers', undefined],
  ['missing school', undefined],
  ['how do i talk to my son', undefined],
  ['first contact number', undefined],
]

for (const [typed, alert] of FRIGHTENING)
  test(alert ? `“${typed}” puts help first` : `“${typed}” frightens nobody`, () => {
    const alerts = alertsFor(pack, typed)
    assert.deepEqual(
      alerts.map(({ id }) => id).filter((id) => id === alert || !alert),
      alert ? [alert] : [],
    )
  })

test('every word of an alert gives its alert, and every alert somebody who can be reached day and night', () => {
  assert.ok(pack.searchAlerts.length > 0)
  for (const alert of pack.searchAlerts) {
    for (const words of alert.words)
      assert.ok(
        alertsFor(pack, `I think ${words} now`).some(({ id }) => id === alert.id),
        words,
      )
    assert.ok(alert.contacts.some((id) => pack.contacts.get(id)?.hours === 'always'))
  }
})

test('every name of everything finds it among the first results', () => {
  const lost = [
    ...[...pack.signs.values()].flatMap(({ id, search: words }) => words.map((word) => [word, `sign ${id}`])),
    ...pack.articles.flatMap(({ id, title, search: words }) =>
      [title, ...words].map((word) => [word, `article ${id}`]),
    ),
    ...[...pack.harms.values()].flatMap(({ id, name, also_called }) =>
      [name, ...also_called].map((word) => [word, `harm ${id}`]),
    ),
    ...[...pack.contacts.values()].map(({ id, name }) => [name, `contact ${id}`]),
    ...pack.resources.map(({ id, name }) => [name, `resource ${id}`]),
  ].filter(([typed = '', wanted = '']) => !names(search(typed)).includes(wanted))
  assert.deepEqual(lost, [])
})

test('what was typed is read as far as the box takes it, for everything', async () => {
  const service = await startService({ pack })
  try {
    const page = async (typed: string) => (await post(`${service.url}${PATHS.search}`, { typed })).text()
    const start = 'taxis '.repeat(MOST_LETTERS / 6)
    const long = await page(`${start}kill myself ${'hotel groming '.repeat(20_000)}`)
    assert.match(long, new RegExp(`value="${start}"`))
    assert.doesNotMatch(long, /es-help-now/)
    assert.match(await page('kill myself'), /es-help-now/)
    // Help is there: that nothing else was found would say the opposite.
    assert.deepEqual(search('hes raping me'), [])
    const alert = await page('hes raping me')
    assert.match(alert, /es-help-now/)
    assert.doesNotMatch(alert, /We found nothing/)
    assert.match(await page('qzxwvk'), /We found nothing/)
  } finally {
    await service.stop()
  }
})

test('a search is answered at once, whatever is typed', () => {
  const typed = [
    '',
    ' ',
    '😀😀😀',
    'אני צריך עזרה',
    "' OR 1=1; drop table concerns --",
    '<script>alert(1)</script>',
    '\u0000\ud800',
    'a',
    'the of and',
    'groming tranvel '.repeat(60_000).slice(0, MOST_LETTERS),
  ]
  for (const one of typed) {
    const from = process.cpuUsage()
    const found = names(search(one))
    assert.ok(found.length <= 9, one.slice(0, 40))
    assert.ok(process.cpuUsage(from).user < 500_000, one.slice(0, 40))
  }
})
