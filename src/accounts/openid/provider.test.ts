import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  comeThrough,
  type OwnSignIn,
  setProvider,
  withOwnSignIn,
  worker,
} from '../../../test/accounts/own-sign-in.ts'
import { packOf } from '../../../test/scaffold/service.ts'
import { field, Jar } from '../../../test/scaffold/signing-in.ts'
import { type StaffClient, type StaffService, startStaffService } from '../../../test/scaffold/staff.ts'
import { issueInvitation } from '../people/invitations.ts'

let service: StaffService
let administrator: StaffClient
let own: OwnSignIn
before(async () => {
  service = await startStaffService({ pack: await packOf('example') })
  administrator = await service.signIn('administrator')
  own = await withOwnSignIn(service, administrator)
})
after(async () => {
  await own?.provider.stop()
  await service?.stop()
})

const path = () => `/people/organisations/${own.id}/sign-in`
const linkOf = (personId: string) =>
  service.database.transaction(service, (tx) => issueInvitation(tx, { personId, by: null, now: new Date() }))

test('an administrator sees where the provider must send people back, never the secret, which is kept encrypted', async () => {
  const page = await (await administrator.get(path())).text()
  assert.match(page, new RegExp(`http://localhost/sign-in/organisation/${own.id}/done`))
  assert.match(page, /school\.example/)
  assert.doesNotMatch(page, /a secret of the test/)
  const [kept] = await service.owner<{ sealed: Buffer }>(
    'select sealed_secret as sealed from openid_setting limit 1',
  )
  assert.doesNotMatch(kept?.sealed.toString('latin1') ?? '', /secret of the test/)
  const organisation = await (await administrator.get(`/people/organisations/${own.id}`)).text()
  assert.match(organisation, /can sign in with their work account/)
})

test('what is typed wrongly is told beside its field, and nothing is kept', async () => {
  const before = await service.owner('select id from openid_setting')
  for (const [typed, says] of [
    [{ issuer: '' }, /Enter the issuer/],
    [{ issuer: 'http://login.example.org' }, /Enter the issuer/],
    [{ issuer: 'https://10.0.0.7/' }, /Enter the issuer/],
    [{ issuer: 'https://169.254.169.254/' }, /Enter the issuer/],
    [{ issuer: 'https://intranet/' }, /Enter the issuer/],
    [{ issuer: 'https://me:secret@login.example.org/' }, /Enter the issuer/],
    [{ issuer: 'https://login.microsoftonline.com/common/v2.0' }, /issuer of one organisation/],
    [{ issuer: 'http://127.0.0.1:9' }, /does not answer as a provider/],
    [{ issuer: `${own.provider.issuer}/other` }, /does not answer as a provider/],
    [{ 'client-id': '' }, /Enter the client id/],
    [{ 'client-id': 'another', secret: '' }, /Enter the client secret/],
    [{ domains: '' }, /Enter the domains/],
    [{ domains: 'gmail.com' }, /Anybody can have an address there/],
    [{ 'second-step': '' }, /Choose how it is known/],
    [{ 'second-step': 'acr' }, /Enter the value that it gives/],
  ] as const) {
    const response = await setProvider(administrator, own, typed)
    assert.equal(response.status, 422, JSON.stringify(typed))
    const page = await response.text()
    assert.match(page, says, JSON.stringify(typed))
    assert.doesNotMatch(page, /a secret of the test/)
  }
  assert.deepEqual(await service.owner('select id from openid_setting'), before)
  const kept = await setProvider(administrator, own, { secret: '' })
  assert.equal(kept.status, 303, 'an empty secret keeps the one that is there')
  const mina = await worker(service, own)
  assert.equal((await comeThrough(service, own, mina.account)).status, 303)
})

test('the link of an invitation leads through the provider, where no address is vouched for, once', async () => {
  const mina = await worker(service, own)
  const { token } = await linkOf(mina.personId)
  const page = await (await new Jar().send(service, `/invitation/${token}`)).text()
  assert.match(page, new RegExp(`/sign-in/organisation/${own.id}\\?invitation=${token}`))
  const query = `?invitation=${token}`
  const colleague = { ...mina.account, email: 'colleague@school.example' }
  const other = await comeThrough(service, own, colleague, { query })
  assert.match(other.text, /another e-mail address than the one that was invited/)
  const account = { ...mina.account, email_verified: false }
  assert.equal((await comeThrough(service, own, account, { query })).status, 303)
  assert.equal((await new Jar().send(service, `/invitation/${token}`)).status, 410)
  assert.equal((await comeThrough(service, own, account)).status, 303)

  const ben = await worker(service, own)
  const theirs = await linkOf(ben.personId)
  const taken = await comeThrough(service, own, mina.account, { query: `?invitation=${theirs.token}` })
  assert.match(taken.text, /This invitation is not theirs/)
  const elsewhere = await service.signIn('first-contact', 'Dana Elsewhere')
  const { token: foreign } = await linkOf(elsewhere.personId)
  const { account: nobodys } = await worker(service, own)
  const unvouched = { ...nobodys, email_verified: false }
  const came = await comeThrough(service, own, unvouched, { query: `?invitation=${foreign}` })
  assert.match(came.text, /no role at/)
})

test('a new account there is linked by a new link of an administrator, or when the old link is removed', async () => {
  const mina = await worker(service, own)
  const { jar } = await comeThrough(service, own, mina.account)
  const renewed = { ...mina.account, sub: 'renewed' }
  assert.match((await comeThrough(service, own, renewed)).text, /Somebody else at/)
  const { token } = await linkOf(mina.personId)
  assert.equal((await comeThrough(service, own, renewed, { query: `?invitation=${token}` })).status, 303)
  assert.equal((await jar.send(service, '/account')).status, 303, 'who came in by the old link is signed out')
  const person = await (await administrator.get(`/people/${mina.personId}`)).text()
  const remove = /action="(\/people\/[\w-]+\/links\/[\w-]+\/end)"/.exec(person)?.[1] ?? ''
  assert.equal((await administrator.post(remove)).status, 303)
  assert.equal((await administrator.post(remove)).status, 404)
  assert.equal((await comeThrough(service, own, mina.account)).status, 303)
})

test('signing out here says that one may be signed in there still, and leads to signing out there', async () => {
  const mina = await worker(service, own)
  const { jar } = await comeThrough(service, own, mina.account)
  const csrf = field(await (await jar.send(service, '/account')).text(), 'csrf')
  const out = await jar.send(service, '/sign-out', { csrf })
  const page = await (await jar.send(service, out.headers.get('location') ?? '')).text()
  assert.match(page, /You may still be signed in at/)
  assert.ok(page.includes(`href="${own.provider.issuer}/session/end?client_id=early-signs"`))
  assert.equal((await jar.send(service, '/account')).status, 303)
})

test('the sign-in page leads there only where some organisation has its own; ended, it signs everybody out', async () => {
  const page = await (await new Jar().send(service, '/sign-in')).text()
  assert.match(page, /Sign in through your organisation/)
  const list = await (await new Jar().send(service, '/sign-in/organisation')).text()
  assert.match(list, new RegExp(`/sign-in/organisation/${own.id}"[^>]*>\\s*${own.name}`))
  const mina = await worker(service, own)
  const { jar } = await comeThrough(service, own, mina.account)
  assert.match(await (await administrator.get(`${path()}/end`)).text(), /End the own sign-in of/)
  assert.equal((await administrator.post(`${path()}/end`)).status, 303)
  assert.equal((await jar.send(service, '/account')).status, 303)
  assert.equal((await new Jar().send(service, `/sign-in/organisation/${own.id}`)).status, 404)
  assert.doesNotMatch(await (await new Jar().send(service, '/sign-in')).text(), /through your organisation/)
  assert.match(
    await (await new Jar().send(service, '/sign-in/organisation')).text(),
    /No organisation has its own/,
  )
  const actions = await service.owner<{ action: string }>(
    `select distinct action from audit_entry where action like 'openid.%' order by 1`,
  )
  assert.deepEqual(
    actions.map(({ action }) => action),
    ['openid.ended', 'openid.linked', 'openid.set', 'openid.unlinked'],
  )
})
