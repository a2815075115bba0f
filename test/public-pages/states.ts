import type { Page, Response } from 'playwright-core'
import { TELL, TOLD, tellPath } from '../../src/concern/urls.ts'
import {
  articlePath,
  harmPath,
  noticedPath,
  PATHS,
  posterPath,
  signPath,
  tradePath,
} from '../../src/guide/urls.ts'
import {
  CERTIFICATE,
  CLASS,
  CLASS_GUIDE,
  CLASS_OPEN,
  classBoardPath,
  classPath,
  exercisePath,
  LATER,
  laterPath,
  PARENTS_PRACTISE,
  RING,
  WHATS_OKAY,
} from '../../src/practice/urls.ts'
import { SCENARIO_STATES } from '../practice/scenario-states.ts'
import type { Answers } from '../scaffold/service.ts'

/** A page, or a page in a state that looks different: named once for tests, previews and documentation. */
export interface State {
  readonly name: string
  readonly path: string
  /** What a person does there, from the page as it is opened. */
  readonly steps?: (page: Page) => Promise<void>
  /** A refusal: the browser rightly tells of an error. */
  readonly refused?: true
}

export const PARENT: Answers = {
  teller: 'parent',
  now: 'neither',
  about: 'child',
  'about-them': 'none',
  happening: 'none',
  'also-know': 'none',
  kind: 'not-sure',
}

/** Goes on as far as there are answers, through "whom should I tell?"; gives the questions asked. */
export async function walk(page: Page, answers: Answers): Promise<string[]> {
  const asked: string[] = []
  for (let i = 0; i < 20; i++) {
    const question = page.locator('input[name=question]')
    if ((await question.count()) === 0) return asked
    const id = await question.inputValue()
    const ticked = [answers[id] ?? []].flat()
    if (ticked.length === 0) return asked
    asked.push(id)
    for (const option of ticked) await page.locator(`input[name=answer][value="${option}"]`).check()
    await next(page)
  }
  throw new Error('The journey did not end.')
}

const next = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForLoadState()
}

const told = (name: string, answers: Answers): State => ({
  name,
  path: PATHS.whomToTell,
  steps: async (page) => void (await walk(page, answers)),
})

/** Searches "what have you noticed?", and ticks what it finds. */
const found = async (page: Page): Promise<void> => {
  await page.locator('input[name=find]').fill('debt')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.locator('input[name=noticed][value=debt]').check()
}

/** A form on its way: begun, and then whatever is done there. */
const telling = (name: string, form: string, steps?: (page: Page) => Promise<void>): State => ({
  name,
  path: tellPath(form),
  steps: async (page) => {
    await page.locator('button[name=start]').click()
    await page.waitForLoadState()
    await steps?.(page)
  },
})

/** A worry with only what must be answered, up to "check your answers". */
const worryTold = async (page: Page): Promise<void> => {
  await page.locator('input[name=who]').first().check()
  await page.locator('input[name=about][value=child]').check()
  for (let i = 0; i < 12 && (await page.getByText('Check your answers').count()) === 0; i++) {
    for (const group of await page.locator('fieldset').all())
      if ((await group.locator('input:checked').count()) === 0) await group.locator('input').first().check()
    const open = page.locator('textarea')
    if (await open.count()) await open.last().fill('A man waits there each Friday.')
    await next(page)
  }
}

const searched = (name: string, typed: string): State => ({
  name,
  path: PATHS.search,
  steps: async (page) => {
    await page.locator('#typed').fill(typed)
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await page.waitForLoadState()
  },
})

/** An exercise, up to where these buttons lead; the first is its edition. */
const practised = (name: string, id: string, ...pressed: readonly string[]): State => ({
  name,
  path: exercisePath(id),
  steps: async (page) => {
    for (const value of pressed) {
      await page.locator(`button[value="${value}"]`).first().click()
      await page.waitForLoadState()
    }
    await page.locator('[data-ask], [data-over], .es-tray__on').first().waitFor()
  },
})

/** Whom somebody would ring: chosen, with nothing typed. */
const ringing = (name: string, who: string): State => ({
  name,
  path: RING,
  steps: async (page) => {
    await page.locator(`input[name=who][value="${who}"]`).check()
    await page.getByRole('button', { name: 'Make my card' }).click()
    await page.waitForLoadState()
  },
})

/** A class begun, and then a page of it. */
const led = (name: string, then: (page: Page) => Promise<void>): State => ({
  name,
  path: CLASS_OPEN,
  steps: async (page) => {
    for (const chosen of ['a-lift-home', '13-15', '40'])
      await page.locator(`input[value="${chosen}"]`).check()
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.locator('.es-join__code').waitFor()
    await then(page)
  },
})

/** A page of the class that was just begun, by its code. */
const inClass = async (page: Page, pathOf: (code: string) => string): Promise<void> => {
  const code = (await page.locator('.es-join__code').innerText()).replace(/\s/g, '')
  await page.goto(new URL(pathOf(code), page.url()).href)
}

/** Every page of the public side, in every state that looks different. */
export const STATES: readonly State[] = [
  ...Object.entries(PATHS).map(([name, path]) => ({ name, path })),
  told('question-parent', { teller: 'parent' }),
  told('question-several', { teller: 'young-person', now: 'neither', about: 'me' }),
  { name: 'question-fault', path: PATHS.whomToTell, steps: next, refused: true },
  told('answer-parent', PARENT),
  told('answer-danger', { teller: 'community', now: 'danger' }),
  { name: 'noticed', path: noticedPath('practitioners') },
  { name: 'noticed-found', path: noticedPath('youngPeople'), steps: found },
  {
    name: 'noticed-fault',
    path: noticedPath('parents'),
    steps: (page) => page.locator('button[value=answer]').click(),
    refused: true,
  },
  {
    name: 'noticed-answer',
    path: noticedPath('parents'),
    steps: async (page) => {
      await found(page)
      await page.locator('button[value=answer]').click()
    },
  },
  { name: 'harm', path: harmPath('county-lines') },
  { name: 'resources-found', path: `${PATHS.resources}?for=parents&gap=online-safety` },
  { name: 'trade', path: tradePath('hotels') },
  { name: 'poster', path: posterPath('hotels') },
  { name: 'sign', path: signPath('youngPeople', 'out-late') },
  { name: 'sign-at-work', path: signPath('practitioners', 'worrying-internet-use') },
  { name: 'article-to-say', path: articlePath('parents', 'starting-the-conversation') },
  { name: 'article-steps', path: articlePath('youngPeople', 'pictures-and-pressure') },
  { name: 'article-words', path: articlePath('practitioners', 'words-to-use') },
  { name: 'article-law', path: articlePath('practitioners', 'the-law-in-lines') },
  { name: 'article-signs', path: articlePath('practitioners', 'signs-across-settings') },
  searched('search-found', 'groming'),
  searched('search-help-now', 'he has a knife'),
  searched('search-nothing', 'qqqqqq'),
  { name: 'tell', path: TELL },
  { name: 'tell-worry', path: tellPath('worry') },
  { name: 'tell-sharing', path: tellPath('information-sharing') },
  { name: 'tell-assessment', path: tellPath('exploitation-assessment') },
  { name: 'tell-referral', path: tellPath('safeguarding-referral') },
  telling('telling', 'worry'),
  { ...telling('telling-fault', 'worry', next), refused: true },
  telling('telling-check', 'worry', worryTold),
  telling('telling-at-work', 'exploitation-assessment'),
  { name: 'told', path: TOLD },
  { name: 'whats-okay', path: WHATS_OKAY },
  { name: 'class-guide', path: CLASS_GUIDE },
  { name: 'class-open', path: CLASS_OPEN },
  led('class-lead', async () => {}),
  led('class-board', (page) => inClass(page, classBoardPath)),
  led('class-seat', (page) => inClass(page, classPath)),
  { name: 'class-join', path: CLASS },
  { name: 'practice-cover', path: exercisePath('a-favour') },
  {
    name: 'practice-before',
    path: exercisePath('a-favour'),
    steps: async (page) => {
      await page.locator('input[name=measure]').check()
      await page.locator('button[value="13-15"]').click()
      await page.locator('#confidence').waitFor()
    },
  },
  { name: 'practice-later', path: LATER },
  { name: 'practice-later-asked', path: laterPath('parents') },
  practised('practice-choice', 'a-lift-home', '13-15'),
  practised('practice-pause', 'one-more-round', '13-15', 'thanks'),
  practised('practice-ending', 'a-lift-home', '13-15', 'ring', 'on', 'show'),
  practised('practice-quiz', 'okay-or-not', '13-15', 'not-sure', 'on'),
  { name: 'parents-practise', path: PARENTS_PRACTISE },
  practised('practice-notice', 'what-would-you-notice', 'all', 'okay'),
  practised('practice-talk', 'where-were-you', 'all', 'safe'),
  practised('practice-talk-ending', 'only-online', 'all', 'sit', 'wont', 'believe', 'keep'),
  practised('shift', 'shift-hotels', 'all', 'papers'),
  practised('shift-ending', 'shift-taxis', 'all', 'all-right', 'on', 'word', 'tell'),
  { name: 'certificate-check', path: CERTIFICATE },
  {
    name: 'certificate-wrong',
    path: CERTIFICATE,
    steps: async (page) => {
      await page.locator('#code').fill('044XC-33KD1')
      await page.getByRole('button', { name: 'Check it' }).click()
      await page.waitForLoadState()
    },
    refused: true,
  },
  {
    name: 'certificate',
    path: exercisePath('shift-taxis'),
    steps: async (page) => {
      for (const value of ['all', 'all-right', 'on', 'word', 'tell']) {
        await page.locator(`button[value="${value}"]`).first().click()
        await page
          .locator(value === 'tell' ? '[data-over]' : '[data-ask]')
          .first()
          .waitFor()
      }
      await page.locator('#name').fill('Ada Łukasz-O’Neill')
      await page.getByRole('button', { name: 'Make my certificate' }).click()
      await page.waitForURL(/certificate/)
    },
  },
  { name: 'ring', path: RING },
  ringing('ring-card', 'first-contact'),
  { ...ringing('ring-fault', 'own'), refused: true },
  { name: 'not-found', path: '/nowhere', refused: true },
  ...SCENARIO_STATES,
]

/** Opens a state in a browser, and gives the page as it was sent. */
export async function reach(page: Page, { path, steps }: State): Promise<string> {
  let sent = Promise.resolve('')
  const hear = (response: Response): void => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame())
      sent = response.text()
  }
  page.on('response', hear)
  await page.goto(path)
  await steps?.(page)
  page.off('response', hear)
  return sent
}
