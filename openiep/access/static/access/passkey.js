// Passkeys: the browser asks for finger, face or PIN, and the form carries its answer to the server.
(() => {
  'use strict'
  const talk = window.webauthnJSON
  if (!talk || !window.PublicKeyCredential) return

  const options = async (form) => {
    if (form.dataset.options) return JSON.parse(form.dataset.options)
    const answer = await fetch(form.action, { headers: { Accept: 'application/json' } })
    if (!answer.ok) throw new Error('no options')
    return (await answer.json()).request_options
  }

  const ask = async (form) => {
    const asked = await options(form)
    if (form.dataset.passkey !== 'add') return talk.get(asked)
    const wish = asked.publicKey.authenticatorSelection
    Object.assign(wish, { residentKey: 'required', requireResidentKey: true, userVerification: 'required' })
    return talk.create(asked)
  }

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false
    const failed = form.querySelector('[data-passkey-failed]')
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      if (failed) failed.hidden = true
      try {
        form.elements.credential.value = JSON.stringify(await ask(form))
      } catch {
        if (failed) failed.hidden = false
        return
      }
      form.submit()
    })
  }
})()
