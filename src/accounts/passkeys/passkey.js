// Passkeys, on the pages that have a form for them. Without this script those forms stay hidden: a password and a code
// are the way then. Nothing is kept here; what the device answers is sent as a field of the form.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

// What newer browsers do by themselves.
const listed = (list = []) => list.map((one) => ({ ...one, id: bytes(one.id) }))
const creation = (json) =>
  PublicKeyCredential.parseCreationOptionsFromJSON?.(json) ?? {
    ...json,
    challenge: bytes(json.challenge),
    user: { ...json.user, id: bytes(json.user.id) },
    excludeCredentials: listed(json.excludeCredentials),
  }
const request = (json) =>
  PublicKeyCredential.parseRequestOptionsFromJSON?.(json) ?? {
    ...json,
    challenge: bytes(json.challenge),
    allowCredentials: listed(json.allowCredentials),
  }
const answered = (credential) => {
  if (credential.toJSON) return credential.toJSON()
  const { id, type, rawId, response, authenticatorAttachment } = credential
  const said = { clientDataJSON: text(response.clientDataJSON) }
  for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle'])
    if (response[name]) said[name] = text(response[name])
  if (response.getTransports) said.transports = response.getTransports()
  return { id, type, rawId: text(rawId), authenticatorAttachment, clientExtensionResults: {}, response: said }
}

async function asked({ passkey, from, options }) {
  if (passkey === 'create') return navigator.credentials.create({ publicKey: creation(JSON.parse(options)) })
  const found = await fetch(from, { method: 'POST', body: new URLSearchParams() })
  if (!found.ok) throw new Error('no options')
  return navigator.credentials.get({ publicKey: request(await found.json()) })
}

// The sentences stand in the page, in its language.
const WORDS = {
  NotAllowedError: 'cancelled',
  InvalidStateError: 'there',
  SecurityError: 'address',
  NotSupportedError: 'unable',
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const button = form.querySelector('button')
  const fault = form.querySelector('[data-fault]')
  if (!window.PublicKeyCredential) {
    const none = document.querySelector('[data-no-passkeys]')
    if (none) none.textContent = form.dataset.unable
    continue
  }
  for (const one of document.querySelectorAll('[data-no-passkeys]')) one.hidden = true
  for (const one of document.querySelectorAll('[data-with-passkeys]')) one.hidden = false
  form.hidden = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (button.disabled) return
    button.disabled = true
    fault.hidden = true
    try {
      form.elements.response.value = JSON.stringify(answered(await asked(form.dataset)))
      form.submit()
    } catch (problem) {
      fault.textContent = form.dataset[WORDS[problem?.name] ?? 'failed']
      fault.hidden = false
    }
    button.disabled = false
  })
}
