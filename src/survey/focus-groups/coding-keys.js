// Keys for coding a focus group. Only while the focus is within a line: nothing is taken from who types elsewhere.
;(() => {
  const form = document.querySelector('form[data-keys]')
  if (!form) return
  const lines = [...form.querySelectorAll('.es-line')]
  const help = document.querySelector('.es-keys')
  if (help) help.hidden = false

  const go = (line) => {
    const box = line?.querySelector('input[type=checkbox]')
    if (!box) return
    box.focus()
    line.scrollIntoView({ block: 'nearest' })
  }

  form.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const line = event.target.closest('.es-line')
    if (!line) return
    const at = lines.indexOf(line)
    if (/^[1-9]$/.test(event.key)) {
      const box = line.querySelectorAll('input[type=checkbox]')[event.key - 1]
      if (!box) return
      box.focus()
      box.click()
    } else if (event.key === 'j') go(lines[at + 1])
    else if (event.key === 'k') go(lines[at - 1])
    else if (event.key === 's') form.requestSubmit()
    else return
    event.preventDefault()
  })
})()
