// What a browser with JavaScript does better. Every page works without this file.
// An error summary takes the focus, so that a screen reader reads it at once.
const summary = document.querySelector('.govuk-error-summary')
if (summary) {
  summary.tabIndex = -1
  summary.focus()
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

// A second tap while a page is on its way sends nothing twice.
for (const form of document.forms) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
    setTimeout(() => delete form.dataset.sent, 3000)
  })
}
// Coming back to a page that the browser kept: it may be sent again.
addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent
})
