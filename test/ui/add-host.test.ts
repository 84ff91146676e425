import { expect, it } from 'vitest'
import { tickets } from './data/answers.ts'
import { build07, finding, hostKey, keyUnknownAt, local, loginFailed } from './data/hosts.ts'
import { openApp } from './support/app.ts'
import { focused, tabTo } from './support/keyboard.ts'
import { never, no, ok, type Script } from './support/script.ts'
import { walkTo } from './support/walk.ts'

const open = openApp()

const onHosts = (script: Script) => open(script, { hash: '#/hosts' })
const added = { ...build07, id: 'build-07' }

it('adds a host of ssh_config by keyboard, compares its key in place, and shows it', async () => {
  let isAccepted = false
  const { page, door } = await onHosts({
    'hosts.suggest': () => ok([{ alias: 'build-07', detail: 'ops@build-07.berlin.example.com:22' }]),
    'hosts.add': ({ name }) => ok({ host: name }),
    'hosts.accept-key': () => {
      isAccepted = true
      return ok({})
    },
    'hosts.look': () => ok(isAccepted ? added : keyUnknownAt('build-07')),
  })
  const { keyboard } = page
  await tabTo(page, page.getByRole('button', { name: 'Add a host…' }))
  await keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Add a host' })
  await dialog.locator('input[name="address"]').and(page.locator(':focus')).waitFor()
  await keyboard.type('bui')
  await page.getByRole('option', { name: 'build-07' }).waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  expect(await dialog.getByLabel('Name').inputValue()).toBe('build-07')
  await tabTo(page, dialog.getByRole('button', { name: 'Add and test' }))
  await keyboard.press('Enter')

  await tabTo(page, dialog.getByLabel('Fingerprint on the host'))
  await keyboard.type(hostKey)
  await tabTo(page, dialog.getByRole('button', { name: 'Accept this key' }))
  await keyboard.press('Enter')
  await dialog.getByText('build-07 is ready').waitFor()
  expect(await dialog.evaluate((shown) => shown.contains(document.activeElement))).toBe(true)
  await tabTo(page, dialog.getByRole('button', { name: 'Done' }))
  await keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('BUTTON Add a host…')
  await page.getByRole('button', { name: 'Forget build-07…' }).waitFor()
  expect(door.lastInput('hosts.add')).toEqual({ name: 'build-07', address: 'build-07' })
})

it('says at the field what is wrong with it, and goes there', async () => {
  const { page } = await onHosts({ 'hosts.add': () => no('host-name-taken', { name: 'build-07', address: 'ssh://a' }) })
  await page.getByRole('button', { name: 'Add a host…' }).click()
  await page.locator('input[name="address"]').fill('ssh://b')
  await page.getByLabel('Name').fill('build-07')
  await page.getByLabel('Name').press('Enter')
  await page.getByText('There is already a host build-07 (ssh://a).').waitFor()
  const name = page.locator('input[name="name"]')
  expect(await name.getAttribute('aria-invalid')).toBe('true')
  expect(await name.evaluate((field) => field === document.activeElement)).toBe(true)
  await name.fill('build-9')
  expect(await page.getByText('There is already a host').count()).toBe(0)
})

it('takes a private key along, and lets the details be changed after a login that failed', async () => {
  const { page, door } = await onHosts({
    'hosts.add': ({ name }) => ok({ host: name }),
    'hosts.look': () => ok({ ...loginFailed, id: 'build-05' }),
    'hosts.remove': () => ok({}),
  })
  await page.getByRole('button', { name: 'Add a host…' }).click()
  await page.locator('input[name="address"]').fill('ssh://deploy@build-05')
  await page.getByLabel('Name').fill('build-05')
  await page.getByRole('button', { name: 'Private key for login: Choose a file…' }).click()
  await page.getByText('id_ed25519 · ED25519 key').waitFor()
  await page.getByRole('button', { name: 'Add and test' }).click()
  await page.getByRole('button', { name: 'Edit details' }).click()
  expect(await page.locator('input[name="address"]').inputValue()).toBe('ssh://deploy@build-05')
  expect(door.lastInput('hosts.add')).toEqual({
    name: 'build-05',
    address: 'ssh://deploy@build-05',
    identity: tickets.identity.id,
  })
  expect(door.lastInput('hosts.remove')).toEqual({ host: 'build-05' })
  expect(await page.getByRole('button', { name: 'Forget build-05…' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Add and test' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Forget build-05…' }).waitFor()
})

it('looks at a host that was added even where its test was not waited for', async () => {
  let looks = 0
  const { page } = await onHosts({
    ...finding(local),
    'hosts.add': ({ name }) => ok({ host: name }),
    'hosts.look': (input, talk) => {
      looks += 1
      return looks === 1 ? never(input, talk) : ok(added)
    },
  })
  await page.getByRole('button', { name: 'Add a host…' }).click()
  await page.locator('input[name="address"]').fill('ssh://ops@build-07')
  await page.getByLabel('Name').fill('build-07')
  await page.getByRole('button', { name: 'Add and test' }).click()
  await page.getByText('Logging in to build-07…').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Forget build-07…' }).waitFor()
})

it('chooses a host that was added in the wizard', async () => {
  const { page, door } = await open({
    ...finding(local),
    'hosts.add': ({ name }) => ok({ host: name }),
    'hosts.look': () => ok(added),
  })
  await walkTo.hosts(page)
  await page.getByRole('button', { name: 'Add a host…' }).click()
  await page.locator('input[name="address"]').fill('ssh://ops@build-07')
  await page.getByLabel('Name').fill('build-07')
  await page.getByRole('button', { name: 'Add and test' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await page.getByText('2 hosts chosen').waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect.poll(() => door.lastInput('plan.make')).toMatchObject({ hosts: ['local', 'build-07'] })
})
