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
  // Over: the page that says so has whom to talk to.
  if (!answer.ok && answer.status !== 404) return true
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const parts = 'whole' in watching.dataset ? ['story', 'tally-place', 'join'] : ['tally']
  for (const name of parts) swap(name, page)
  return answer.ok
}

const ask = async () => {
  const answer = await fetch(seat.dataset.rounds)
  if (answer.ok ? (await answer.text()) === seat.dataset.round : answer.status !== 404) return true
  const form = part(document, 'seat')
  const go = form.querySelector('input[name=go]') ?? document.createElement('input')
  Object.assign(go, { type: 'hidden', name: 'go', value: 'on' })
  form.append(go)
  form.submit()
  return false
}

// Again and again, while the page is looked at; a connection that is lost is tried again. What is over is looked for ever
// more seldom, since a service that has just begun may not know yet of a class that is on.
const every = async (time, what) => {
  for (let wait = time; wait < 600_000; ) {
    await new Promise((done) => setTimeout(done, wait))
    if (document.hidden) continue
    try {
      wait = (await what()) ? time : wait * 2
    } catch {}
  }
}

if (watching) {
  part(document, 'look')?.remove()
  every(2000, look)
}
if (seat) every(3000, ask)
