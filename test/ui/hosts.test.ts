import { expect, it } from 'vitest'
import type { ListedChange } from '../../shared/model/change.ts'
import { lookingAt } from './data/builders.ts'
import {
  boot2docker,
  brokenSources,
  build07,
  finding,
  fleet,
  hostKey,
  keyChanged,
  keyUnknown,
  listed,
  local,
  unreachable,
} from './data/hosts.ts'
import { changes } from './data/plans.ts'
import { openApp } from './support/app.ts'
import { focused, tabTo } from './support/keyboard.ts'
import { gate, ok, type Script } from './support/script.ts'
import { walkTo } from './support/walk.ts'

const open = openApp()

const onHosts = (script: Script) => open(script, { hash: '#/hosts' })

/** An engine where a host becomes ready once its key is accepted. */
function accepting(): Script {
  let isAccepted = false
  return {
    ...finding(local, keyUnknown),
    'hosts.accept-key': () => {
      isAccepted = true
      return ok({})
    },
    'hosts.look': () => ok(isAccepted ? { ...build07, id: keyUnknown.id } : keyUnknown),
  }
}

it('shows each host at once and fills it in when it is looked at, also when it is looked at again', async () => {
  const looks = [gate(), gate()] as const
  let look = 0
  const { page } = await onHosts({
    'hosts.list': async (_input, { tell }) => {
      const finish = looks[look]
      look += 1
      await tell(lookingAt(local))
      await tell(lookingAt(build07))
      await tell(local)
      await finish?.opened
      await tell(build07)
      return listed(local, build07)
    },
  })
  const cards = page.locator('main li[data-focus-home]')
  await page.getByText('Debian GNU/Linux').waitFor()
  expect(await cards.nth(1).textContent()).toContain('Checking…')
  expect(await page.getByRole('button', { name: 'Refresh' }).isDisabled()).toBe(true)
  looks[0].open()
  await cards.nth(1).getByText('Ready').waitFor()
  await page.getByRole('button', { name: 'Refresh' }).click()
  await cards.nth(1).getByText('Checking…').waitFor()
  expect(await cards.nth(1).textContent()).toContain('Ubuntu 24.04.3')
  looks[1].open()
})

it('tells each failed source once, with one button for all, even if there is no host', async () => {
  const failures = [...brokenSources, ...brokenSources]
  const { page, door, complaints } = await onHosts({ 'hosts.list': () => ok({ hosts: [], failures }) })
  const alert = page.getByRole('alert')
  await alert.getByText('Couldn’t list some of the hosts').waitFor()
  expect(await alert.count()).toBe(1)
  expect(await alert.getByRole('listitem').count()).toBe(brokenSources.length)
  await page.getByText('No hosts').waitFor()
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => door.inputs('hosts.list').length).toBe(2)
  expect(complaints).toEqual([])
})

it('compares a host key by keyboard, accepts it, and looks at the host', async () => {
  const { page, door } = await onHosts(accepting())
  const compare = page.getByRole('button', { name: 'Compare the host key of edge-3…' })
  await tabTo(page, compare)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Is this really edge-3?' })
  const accept = dialog.getByRole('button', { name: 'Accept this key' })
  await tabTo(page, dialog.getByLabel('Fingerprint on the host'))
  await page.keyboard.type(`256 SHA256:${'A'.repeat(43)} root@edge-3 (ED25519)`)
  await dialog.getByText('Doesn’t match.').waitFor()
  expect(await accept.isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('BUTTON Compare host key…')

  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByLabel('Fingerprint on the host'))
  await page.keyboard.type(`256 ${hostKey} root@edge-3 (ED25519)`)
  await dialog.getByText('It matches.').waitFor()
  await tabTo(page, accept)
  await page.keyboard.press('Enter')
  await page.getByText('Ubuntu 24.04.3').waitFor()
  expect(door.lastInput('hosts.accept-key')).toEqual({ host: 'edge-3', fingerprint: hostKey })
  expect(door.lastInput('hosts.look')).toEqual({ host: 'edge-3' })
  expect(await focused(page)).toContain('LI edge-3')
})

it('offers no way to accept a key that changed, and says which one is known', async () => {
  const { page } = await onHosts(finding(keyChanged))
  await page.getByText('/home/me/.ssh/known_hosts').waitFor()
  await page.getByText(', line 17').waitFor()
  expect(await page.getByRole('button', { name: /accept|compare/i }).count()).toBe(0)
})

it('looks again at one host alone', async () => {
  const { page, door } = await onHosts({ ...finding(local, unreachable), 'hosts.look': () => ok(build07) })
  await page.getByRole('button', { name: 'Try again: context:staging' }).click()
  await expect.poll(() => door.lastInput('hosts.look')).toEqual({ host: 'context:staging' })
  expect(door.asked.filter(({ verb }) => verb === 'hosts.list')).toHaveLength(1)
})

it('forgets a saved host by keyboard, after saying what that does not do', async () => {
  const { page, door } = await onHosts({ ...finding(local, build07), 'hosts.remove': () => ok({}) })
  await tabTo(page, page.getByRole('button', { name: `Forget ${build07.id}…` }))
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByText('Nothing changes on the host itself').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('BUTTON Forget…')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Forget host' }))
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByText('build-07').count()).toBe(0)
  await expect.poll(() => focused(page)).toBe('H1 Hosts')
  expect(door.lastInput('hosts.remove')).toEqual({ host: build07.id })
  expect(await page.getByRole('button', { name: /^Forget/ }).count()).toBe(0)
})

it('finds one of many hosts', async () => {
  const { page } = await onHosts(finding(local, ...fleet(30)))
  await page.getByText('31 × Ready').waitFor()
  await page.getByRole('textbox', { name: 'Find a host' }).fill('10.20.1.17')
  await expect.poll(() => page.locator('main li[data-focus-home]').count()).toBe(1)
  await page.getByText('build-07').waitFor()
  await page.getByRole('textbox', { name: 'Find a host' }).fill('nobody')
  await page.getByText('No hosts match.').waitFor()
})

it('plans an insecure registry for as long as it is wanted', async () => {
  const { page, door } = await onHosts({})
  await page.getByRole('switch', { name: 'Insecure: harbor.example.com', disabled: false }).press('Space')
  await page.getByRole('dialog').getByText('2 hours').click()
  await page.getByRole('button', { name: 'Make it insecure' }).waitFor()
  await expect
    .poll(() => door.lastInput('plan.make'))
    .toMatchObject({ intent: { kind: 'insecure-on', until: '2026-11-21T11:30:00.000Z' } })
})

it('chooses all hosts that can be changed, and one more once its key is accepted in the wizard', async () => {
  const { page, door } = await open({ ...accepting() })
  await walkTo.hosts(page)
  await page.getByRole('button', { name: 'Compare the host key of edge-3…' }).click()
  await page.getByRole('checkbox', { name: 'I compared it' }).check()
  await page.getByRole('button', { name: 'Accept this key' }).click()
  await page.getByText('Choose all 2 hosts that can be changed').click()
  await page.getByText('2 hosts chosen').waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect.poll(() => door.lastInput('plan.make')).toMatchObject({ hosts: ['local', 'edge-3'] })
})

it('lets one choose how a docker-machine keeps its trust', async () => {
  const { page, door } = await open({ ...finding(local, boot2docker) })
  await walkTo.hosts(page)
  expect(await page.getByRole('button', { name: 'Advanced' }).count()).toBe(0)
  await page.getByRole('checkbox', { name: 'default' }).click()
  await page.getByRole('button', { name: 'Advanced' }).click()
  await page.getByText('certs directory').click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect.poll(() => door.lastInput('plan.make')).toMatchObject({ intent: { persist: 'certs-dir' } })
})

it('looks again when another window or the command line has changed something', async () => {
  const news = gate()
  let state: ListedChange['state'] = 'applied'
  const { page, door } = await onHosts({
    ...finding(local),
    'history.watch': async (_input, { tell, aborted }) => {
      await news.opened
      await tell({})
      await aborted
      return ok({})
    },
    'history.list': () => ok({ changes: [{ ...changes[0], state }], failures: [] }),
  })
  await page.getByText('Debian GNU/Linux').waitFor()
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect.poll(() => door.inputs('history.list').length).toBeGreaterThan(1)
  expect(door.inputs('hosts.list')).toHaveLength(1)
  state = 'undone'
  news.open()
  await expect.poll(() => door.inputs('hosts.list').length).toBe(2)
})
