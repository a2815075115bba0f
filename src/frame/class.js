// A class together, better with JavaScript: the board looks by itself. Each page works without this file.
const part = (within, name) => within.querySelector(`[data-${name}]`)
const watching = part(document, 'watch')
const seat = part(document, 'round')

// Only what has changed is touched: what is read aloud is what is new.
const swap = (name, next) => {
  const [here, there] = [part(document, name), part(next, name)]
  if (here && there && here.innerHTML !== there.innerHTML) here.replaceChildren(...there.childNodes)
}

const look = async () => {
  const answer = await fetch(watching.dataset.watch)
  if (!answer.ok) return answer.status !== 404
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if ('whole' in watching.dataset) {
    swap('story', page)
    swap('tally-place', page)
  } else swap('tally', page)
  return true
}

const ask = async () => {
  const answer = await fetch(seat.dataset.rounds)
  // Over: the page that says so has whom to talk to.
  if (answer.ok ? (await answer.text()) === seat.dataset.round : answer.status !== 404) return true
  const form = part(document, 'seat')
  const go = document.createElement('input')
  Object.assign(go, { type: 'hidden', name: 'go', value: 'on' })
  form.append(go)
  form.submit()
  return false
}

// Again and again, while the page is looked at; a connection that is lost is tried again.
const every = async (time, what) => {
  for (;;) {
    await new Promise((done) => setTimeout(done, time))
    if (document.hidden) continue
    try {
      if (!(await what())) return
    } catch {}
  }
}

if (watching) {
  part(document, 'look')?.remove()
  every(2000, look)
}
if (seat) every(3000, ask)
