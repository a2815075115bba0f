import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { packOf } from '../../test/service.ts'
import { type StaffService, startStaffService } from '../../test/staff.ts'

let service: StaffService
before(async () => {
  service = await startStaffService({ pack: await packOf('example') })
})
after(() => service?.stop())

test('an account page', async () => {
  const staff = await service.signIn('administrator')
  const page = await staff.get('/account')
  assert.equal(page.status, 200, service.log())
  assert.match(await page.text(), /Administrator/)
})
