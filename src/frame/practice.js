// Practising, better with JavaScript: messages arrive one after another. Each page works without this file.
const still = matchMedia('(prefers-reduced-motion: reduce)')
const play = () => document.querySelector('[data-play]')
let hurry

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
const arrive = async (list, lines, skip) => {
  for (const line of lines) {
    const theirs = line.classList.contains('es-line--theirs')
    if (!still.matches && !skip.over) {
      if (theirs) {
        const dots = document.createElement('li')
        dots.className = `${line.className} es-line--typing`
        dots.ariaHidden = 'true'
        dots.innerHTML = '<span class="es-face"></span><p class="es-said"><i></i><i></i><i></i></p>'
        list.append(dots)
        inSight(dots)
        await wait(moment(line))
        dots.remove()
      }
      line.classList.add('es-line--arrives')
    }
    list.append(line)
    inSight(line)
    if (!still.matches && !skip.over) await wait(theirs ? 350 : line === lines.at(-1) ? 500 : moment(line))
  }
}

// While it arrives, a button shows all of it at once.
const skipping = (words) => {
  const skip = { over: false, button: document.createElement('button') }
  skip.button.type = 'button'
  skip.button.className = 'es-skip'
  skip.button.textContent = words
  skip.button
    .addEventListener('click', () => {
      skip.over = true
      hurry?.()
    })
  return skip
}

const show = async (next) => {
  const old = play()
  const now = next.querySelector('[data-play]')
  if (!now) return false
  const list = now.querySelector('[data-thread] ol')
  const lines = [...(list?.querySelectorAll('[data-new]') ?? [])]
  const form = now.querySelector('[data-phone] [data-tray]')
  const beside = now.querySelector('[data-beside]')
  const thread = old.querySelector('[data-thread]')
  for (const line of lines) line.remove()
  if (thread && list && now.querySelector('[data-thread]')) {
    // What stood there stays: a screen reader reads only what is added to it.
    const before = thread.querySelector('ol')
    const same = before.children.length <= list.children.length || lines.length === 0
    if (!same || before.children.length !== list.children.length) {
      thread.ariaLive = 'off'
      before.replaceChildren(...list.children)
    }
    thread.ariaLive = 'polite'
    thread.focus({ preventScroll: true })
    const phone = old.querySelector('[data-phone]')
    phone.className = now.querySelector('[data-phone]').className
    phone.querySelector('.es-phone__head').replaceWith(now.querySelector('.es-phone__head'))
  } else {
    old.replaceWith(now)
    now.querySelector('[data-thread]')?.focus({ preventScroll: true })
    inSight(now)
  }
  const here = play()
  const skip = skipping(here.dataset.skip)
  const standing = here.querySelector('[data-phone] [data-tray]')
  if (lines.length > 1 && !still.matches) standing?.replaceWith(skip.button)
  else standing?.remove()
  const over = beside.querySelector('.es-after')
  here.querySelector('.es-after')?.remove()
  await arrive(here.querySelector('[data-thread] ol'), lines, skip)
  skip.button.remove()
  const phone = here.querySelector('[data-phone]')
  if (form) phone.append(form)
  if (over) here.querySelector('[data-beside]').replaceWith(beside)
  const ask = form?.querySelector('[data-ask]')
  const status = here.querySelector('[data-status]')
  if (status) status.textContent = ask?.textContent ?? over?.querySelector('h2')?.textContent ?? ''
  if (form) inSight(form)
  return true
}

document.addEventListener('submit', async (event) => {
  const form = event.target
  if (!form.matches('[data-tray]') || event.defaultPrevented) return
  event.preventDefault()
  const sent = new FormData(form, event.submitter)
  const plainly = () => {
    for (const [name, value] of sent) {
      if (form.elements[name]?.type === 'hidden') continue
      const field = document.createElement('input')
      Object.assign(field, { type: 'hidden', name, value })
      form.append(field)
    }
    form.submit()
  }
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(sent) })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    // Another exercise has an address of its own; a refusal has a page of its own.
    if (!answer.ok || new URL(form.action).pathname !== location.pathname || !(await show(page))) plainly()
  } catch {
    plainly()
  }
})
