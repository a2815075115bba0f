// What a browser with JavaScript does better. Every page works without this file.
// What is wrong, or what was done, takes the focus: a screen reader reads it at once, and the next Tab goes on from there.
const banner = document.querySelector('.govuk-error-summary') ?? document.querySelector('.es-staff-notice')
if (banner) {
  banner.tabIndex = -1
  banner.focus()
}

// Leave this page quickly: by the button, by the second skip link, or by Shift three times within five seconds.
const leave = document.querySelector('.es-leave')
if (leave) {
  const link = leave.querySelector('a')
  const said = leave.querySelector('[role=status]')
  const words = leave.dataset
  let timer
  let held = false
  const count = (presses, what = '') => {
    words.presses = presses
    said.textContent = what
    clearTimeout(timer)
  }
  const late = () => {
    count(0, words.late)
    timer = setTimeout(count, 5000, 0)
  }
  const go = () => {
    count(0)
    const blank = document.createElement('div')
    blank.className = 'es-left'
    blank.role = 'alert'
    document.body.append(blank)
    document.title = blank.textContent = words.left
    // Not `href`: Back then passes by the page that was left, and by each step of a story on it.
    const away = () => location.replace(link.href)
    const { turn } = history.state ?? {}
    if (!turn) return away()
    addEventListener('popstate', away)
    history.go(-turn)
    setTimeout(away, 500)
  }
  for (const way of document.querySelectorAll('[data-leave]'))
    way.addEventListener('click', (event) => {
      event.preventDefault()
      go()
    })
  // What takes the focus is not left under the button.
  addEventListener('focusin', ({ target }) => {
    const [over, under] = [leave, target].map((one) => one.getBoundingClientRect())
    const hidden = under.top < over.bottom && under.bottom > over.top && under.right > over.left
    if (hidden && !leave.contains(target)) scrollBy(0, under.top - over.bottom - 8)
  })
  // A Shift that made a capital letter is not a press: the letter was let go while Shift was held.
  addEventListener(
    'keyup',
    (event) => {
      const presses = Number(words.presses ?? 0)
      if (event.key === 'Shift' && !held) {
        if (presses === 2) return go()
        count(presses + 1, presses ? words.one : words.two)
        timer = setTimeout(late, 5000)
      } else if (presses) late()
      held = event.shiftKey
    },
    true,
  )
}

// Print and copy: buttons that would do nothing without JavaScript are hidden until here.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
for (const button of document.querySelectorAll('[data-copy]')) {
  const text = document.getElementById(button.dataset.copy)
  if (!navigator.clipboard || !text) continue
  button.hidden = false
  const label = button.textContent
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text.value)
      button.textContent = button.dataset.done
    } catch {
      text.select()
    }
    setTimeout(() => {
      button.textContent = label
    }, 4000)
  })
}

// A second tap on a button while a page is on its way sends nothing twice; another button is no second tap.
for (const form of document.forms) {
  form.addEventListener('submit', (event) => {
    const tapped = event.submitter?.value || 'yes'
    if (form.dataset.sent === tapped) event.preventDefault()
    form.dataset.sent = tapped
    setTimeout(() => delete form.dataset.sent, 3000)
  })
}
// Coming back to a page that the browser kept: it may be sent again.
addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent
})

// A link to a folded part of a page unfolds it.
const unfold = () => {
  const fold = document.getElementById(location.hash.slice(1))
  if (fold?.localName === 'details') fold.open = true
}
unfold()
addEventListener('hashchange', unfold)
