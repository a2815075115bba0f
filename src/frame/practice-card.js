// A card as a picture: what stands on it, line by line, on a canvas; it never leaves the browser.
const picture = () => {
  const [width, edge] = [1080, 90]
  const canvas = Object.assign(document.createElement('canvas'), { width, height: 3000 })
  const ink = canvas.getContext('2d')
  let y = 150
  const lines = []
  for (const line of document.querySelectorAll('[data-line]')) {
    const [size, style] = [Number(line.dataset.line), getComputedStyle(line)]
    const font = `${style.fontWeight} ${size}px ${style.fontFamily}`
    ink.font = font
    let row = ''
    const end = () => {
      y += size * 1.3
      lines.push({ row, y, font })
      row = ''
    }
    for (const word of line.textContent.trim().split(/\s+/)) {
      if (row && ink.measureText(`${row} ${word}`).width > width - 2 * edge) end()
      row = row ? `${row} ${word}` : word
    }
    end()
    y += size * 0.5
  }
  canvas.height = y + 60
  Object.assign(ink, { fillStyle: '#fff6e6' }).fillRect(0, 0, width, canvas.height)
  Object.assign(ink, { fillStyle: '#e08e45' }).fillRect(0, 0, width, 60)
  ink.fillStyle = '#1c2a2e'
  for (const { row, y, font } of lines) {
    ink.font = font
    ink.fillText(row, edge, y, width - 2 * edge)
  }
  return new Promise((done) => canvas.toBlob(done))
}

for (const button of document.querySelectorAll('[data-picture]')) {
  button.hidden = false
  button.addEventListener('click', async () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await picture())
    link.download = `${button.dataset.picture}.png`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  })
}

// A scanned certificate: its code stands after the “#”, which no server sees. It is sent as if it had been typed.
const form = document.querySelector('[data-code]')
const code = location.hash.slice(1)
if (form && code) {
  history.replaceState(null, '', location.pathname)
  form.elements.code.value = code
  form.requestSubmit()
}
