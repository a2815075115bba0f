// Practising, better with JavaScript: messages arrive one after another. Each page works without this file.
const still = matchMedia('(prefers-reduced-motion: reduce)')
const play = () => part(document, 'play')
let hurry
let all
let busy
let plain
let shown

const wait = (time) =>
  new Promise((done) => {
    const end = () => {
      clearTimeout(timer)
      done()
    }
    const timer = setTimeout(end, time)
    hurry = end
  })

// How long somebody takes to type or to read it, in milliseconds.
const moment = (line) => Math.min(2400, 600 + line.textContent.length * 22)

const inSight = (one) => one.scrollIntoView({ block: 'nearest', behavior: still.matches ? 'auto' : 'smooth' })

// One line after another, before each message the dots of somebody who types.
const arrive = async (list, lines) => {
  for (const line of lines) {
    const theirs = line.classList.contains('es-line--theirs')
    if (!still.matches && !all) {
      if (theirs) {
        const dots = document.createElement('li')
        dots.className = `${line.className} es-line--typing`
        dots.ariaHidden = 'true'
        dots.innerHTML = '<p class="es-said"><i></i><i></i><i></i></p>'
        dots.prepend(line.querySelector('.es-face').cloneNode(true))
        list.append(dots)
        inSight(dots)
        await wait(moment(line))
        dots.remove()
      }
      line.classList.add('es-line--arrives')
    }
    list.append(line)
    inSight(line)
    if (!still.matches && !all) await wait(theirs ? 350 : line === lines.at(-1) ? 500 : moment(line))
  }
}

const showAll = () => {
  all = true
  hurry?.()
}

const part = (within, name) => within.querySelector(`[data-${name}]`)

// The scene of the thread that is not folded.
const scene = (thread) => thread.querySelector(':scope > ol')

const show = async (next) => {
  const now = part(next, 'play')
  const later = part(now, 'thread')
  const lines = later ? [...scene(later).querySelectorAll('[data-new]')] : []
  const [form, beside, below] = [part(part(now, 'phone'), 'tray'), part(now, 'beside'), part(now, 'below')]
  for (const line of lines) line.remove()
  const thread = part(play(), 'thread')
  if (thread && later) {
    // What stood there stays where it can: a screen reader reads only what is added to it.
    if (scene(thread).textContent !== scene(later).textContent) {
      thread.ariaLive = 'off'
      thread.replaceChildren(...later.children)
      thread.ariaLive = 'polite'
    }
    const phone = part(play(), 'phone')
    phone.className = part(now, 'phone').className
    phone.firstElementChild.replaceWith(part(now, 'phone').firstElementChild)
    part(phone, 'tray')?.remove()
    part(play(), 'over')?.remove()
    part(play(), 'below')?.replaceChildren()
  } else {
    if (lines.length) form?.remove()
    play().replaceWith(now)
    inSight(now)
  }
  const here = play()
  const list = part(here, 'thread') && scene(part(here, 'thread'))
  part(here, 'thread')?.focus({ preventScroll: true })
  if (list && lines.length) {
    // While it arrives, a button shows all of it at once.
    const skip = document.createElement('button')
    Object.assign(skip, { type: 'button', className: 'es-link-button es-skip', onclick: showAll })
    skip.textContent = here.dataset.skip
    if (!still.matches) part(here, 'phone').append(skip)
    all = false
    await arrive(list, lines)
    skip.remove()
  }
  if (form && !here.contains(form)) part(here, 'phone').append(form)
  part(here, 'beside')?.replaceWith(beside)
  part(here, 'below')?.replaceWith(below)
  const over = part(here, 'over')
  const asked = over?.querySelector('h2') ?? (form && part(form, 'ask'))
  const status = part(here, 'status')
  if (status) status.textContent = asked?.textContent ?? ''
  if (over) over.scrollIntoView({ block: 'start', behavior: still.matches ? 'auto' : 'smooth' })
  else if (form) inSight(form)
}

// Each step is one of the browser's own: its Back leads to the message before. What was on them is held by this page alone,
// and ends with it; the browser is told only how many there were.
const pages = [document.body.innerHTML]
let turn = 0
const parsed = (text) => new DOMParser().parseFromString(text, 'text/html')
// Loaded anew, it is at its beginning.
if (history.state?.turn) history.go(-history.state.turn)
else history.replaceState({ turn }, '')
addEventListener('popstate', async ({ state }) => {
  const to = state?.turn
  if (to === turn || !pages[to]) return
  turn = to
  showAll()
  await shown
  if (turn !== to) return
  const page = parsed(pages[to])
  for (const line of page.querySelectorAll('[data-new]')) delete line.dataset.new
  shown = show(page)
})

document.addEventListener('submit', async (event) => {
  const form = event.target
  // Another exercise has an address of its own: it is gone to plainly.
  const stays = form.matches('[data-tray]') && new URL(form.action).pathname === location.pathname
  if (!stays || plain || event.defaultPrevented) return
  event.preventDefault()
  // What is pressed while something is on its way would arrive in between.
  if (busy) return
  busy = form.ariaBusy = true
  const plainly = () => {
    plain = true
    delete form.dataset.sent
    // Not before this press has been dealt with: a form that is being sent is not sent again.
    setTimeout(() => form.requestSubmit(event.submitter))
  }
  const from = turn
  try {
    const sent = new URLSearchParams(new FormData(form, event.submitter))
    const answer = await fetch(form.action, { method: 'POST', body: sent })
    const text = await answer.text()
    const page = parsed(text)
    // Who went back meanwhile stays there; a refusal has a page of its own.
    if (from === turn && !(answer.ok && part(page, 'play'))) plainly()
    else if (from === turn) {
      pages.splice(++turn, pages.length, text)
      history.pushState({ turn }, '')
      shown = show(page)
      await shown
    }
  } catch {
    if (navigator.onLine) plainly()
    else {
      // An error page of the browser would lose the way so far.
      const said = form.querySelector('[role=alert]') ?? document.createElement('p')
      Object.assign(said, { role: 'alert', textContent: play().dataset.away })
      form.append(said)
    }
  }
  busy = false
  form.ariaBusy = null
})
