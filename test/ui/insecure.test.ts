import { expect, it } from 'vitest'
import { happy } from './data/answers.ts'
import { listed, local } from './data/hosts.ts'
import { insecure, overdue, plainHttp, secure, standings, statusOf, switchedOn } from './data/insecure.ts'
import { changes } from './data/plans.ts'
import { openApp } from './support/app.ts'
import { focused, tabTo } from './support/keyboard.ts'
import { no, ok, type Script } from './support/script.ts'
import { walkTo } from './support/walk.ts'

const open = openApp()

/** An engine that keeps in mind whether the registry is insecure. */
function remembering(engine = secure): Script {
  let now = engine
  let wanted = engine
  return {
    'insecure.status': (input) => ok(statusOf(input, () => [now])),
    'plan.make': (input, talk) => {
      if (input.intent.kind === 'insecure-on') wanted = insecure
      if (input.intent.kind === 'insecure-off') wanted = secure
      return happy['plan.make']?.(input, talk) ?? plainHttp()
    },
    'plan.apply': (input, talk) => {
      now = wanted
      return happy['plan.apply']?.(input, talk) ?? plainHttp()
    },
  }
}

it('makes a registry insecure only once its costs are accepted, for as long as it is wanted', async () => {
  const { page, door } = await open()
  await walkTo.how(page)
  await page.getByRole('radio', { name: 'Insecure' }).click()
  const next = page.getByRole('button', { name: 'Continue' })
  expect(await next.isDisabled()).toBe(true)
  expect(await page.getByText('Client certificate (mutual TLS)').count()).toBe(0)
  await page.getByRole('checkbox', { name: 'I accept' }).check()
  await page.getByText('8 hours').click()
  for (const _step of ['hosts', 'review']) await next.click()
  await page.getByText('Docker reloads').waitFor()
  expect(door.lastInput('plan.make')).toEqual({
    intent: { kind: 'insecure-on', registry: 'dtr.example.com:5000', until: '2026-11-21T17:30:00.000Z' },
    hosts: ['local'],
  })
})

it('puts the trust anchor into the trust store, and leaves Docker as it runs', async () => {
  const { page, door } = await open()
  await walkTo.how(page)
  await page.getByRole('radio', { name: 'The whole system' }).click()
  await page.getByRole('checkbox', { name: 'Do not restart Docker now' }).check()
  await page.getByRole('checkbox', { name: 'Java on the host' }).check()
  for (const _step of ['hosts', 'review']) await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('certs.d/dtr.example.com:5000/ca.crt').waitFor()
  expect(door.lastInput('plan.make')).toMatchObject({
    intent: { kind: 'trust', place: 'system', noRestart: true, also: ['java'] },
  })
})

it('leads past the certificate where the registry speaks plain HTTP, there and back', async () => {
  const { page, door } = await open({ 'registry.inspect': plainHttp })
  await page.getByLabel('Registry', { exact: true }).fill('plain.example.com')
  await page.getByRole('button', { name: 'Check registry' }).click()
  await page.getByRole('alert').getByText('speaks plain HTTP').waitFor()
  expect(await page.getByText('Couldn’t reach').count()).toBe(0)
  await walkTo.insecure(page)
  await page.getByRole('status').filter({ hasText: 'Step 2 of 6: How' }).waitFor()
  expect(await page.getByRole('radio', { name: 'only' }).count()).toBe(0)
  expect(await page.getByRole('radio', { name: 'Insecure' }).count()).toBe(1)
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('heading', { level: 1, name: 'Which registry' }).waitFor()
  await walkTo.insecure(page)
  for (const _step of ['hosts', 'review']) await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('Docker reloads').waitFor()
  expect(door.lastInput('plan.make')).toMatchObject({ intent: { kind: 'insecure-on', registry: 'plain.example.com' } })
})

it('hands http:// to the engine as it was typed, and offers what it answers', async () => {
  const typed = 'http://plain.example.com:5000'
  const answer = () => no('reference-plain-http', { typed, registry: 'plain.example.com:5000' })
  const { page, door } = await open({ 'registry.inspect': answer })
  await page.getByLabel('Registry', { exact: true }).fill(typed)
  await page.getByRole('button', { name: 'Check registry' }).click()
  await page.getByRole('alert').getByText('means plain HTTP').waitFor()
  expect(door.lastInput('registry.inspect')).toEqual({ registry: typed })
  await page.getByRole('button', { name: 'Make it an insecure registry…' }).click()
  await page.getByRole('checkbox', { name: 'I accept' }).check()
  for (const _step of ['hosts', 'review']) await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('Docker reloads').waitFor()
  expect(door.lastInput('plan.make')).toMatchObject({
    intent: { kind: 'insecure-on', registry: 'plain.example.com:5000' },
  })
})

it('switches a registry on a host by keyboard: a plan first, and nothing where it is cancelled', async () => {
  const { page, door } = await open(remembering(), { hash: '#/hosts' })
  const switches = page.getByRole('switch', { name: 'Insecure: dtr.example.com:5000 on this computer' })
  await page.getByText('Off').first().waitFor()
  await tabTo(page, switches)
  await page.keyboard.press('Space')
  await page.getByRole('dialog').getByText('daemon.json').waitFor()
  await page.getByRole('dialog').getByText('What you give up').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('INPUT ')
  expect(await switches.isChecked()).toBe(false)
  expect(door.asked.some(({ verb }) => verb === 'plan.apply')).toBe(false)

  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: 'Make it insecure' }))
  await page.keyboard.press('Enter')
  await page.getByText('is set to accept').waitFor()
  expect(door.lastInput('plan.make')).toEqual({
    intent: { kind: 'insecure-on', registry: 'dtr.example.com:5000' },
    hosts: ['local'],
  })
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Close' }).last())
  await page.keyboard.press('Enter')
  await expect.poll(() => switches.isChecked()).toBe(true)
})

it('asks hosts with the same registries once, and a host alone that is looked at again', async () => {
  const registries = ['a.example.com', 'b.example.com']
  const hosts = ['one', 'two', 'three'].map((id) => ({ ...local, id, source: 'saved' as const, registries }))
  const [one] = hosts
  const { page, door } = await open(
    {
      ...remembering(),
      'hosts.list': async (_input, { tell }) => {
        for (const host of hosts) await tell(host)
        return listed(...hosts)
      },
      'hosts.look': () => ok(one ?? local),
    },
    { hash: '#/hosts' },
  )
  const asked = () => door.asked.filter(({ verb }) => verb === 'insecure.status').map(({ input }) => input)
  await expect.poll(() => page.getByRole('switch', { disabled: false }).count()).toBe(6)
  expect(asked()).toEqual([{ registries, hosts: ['one', 'two', 'three'] }])
  await page.getByRole('switch', { name: 'Insecure: a.example.com on one' }).press('Space')
  await page.getByRole('dialog').getByRole('button', { name: 'Make it insecure' }).click()
  await page.getByRole('dialog').getByText('Close').last().click()
  await expect.poll(asked).toHaveLength(2)
  expect(asked()[1]).toEqual({ registries, hosts: ['one'] })
})

it('offers no switch for what only a hand on the host can change', async () => {
  const { page } = await open(
    {
      'hosts.list': () => listed({ ...local, registries: Object.keys(standings) }),
      'insecure.status': (input) => ok(statusOf(input, (registry) => standings[registry]?.engines ?? [])),
    },
    { hash: '#/hosts' },
  )
  await page.getByText('Covered by 10.20.0.0/16 in /etc/docker/daemon.json').waitFor()
  await page.getByText('Docker always treats 127.0.0.0/8 as insecure').waitFor()
  const offered = await page
    .getByRole('switch', { disabled: false })
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')?.split(' ')[1]))
  expect(offered).toEqual(['off', 'on', 'ending', 'overdue', 'nobody', 'silent'].map((name) => `${name}.example.com`))
})

it('reminds of a time limit that is over, and asks only where something was switched on from here', async () => {
  const { page, door } = await open({
    ...remembering(overdue),
    'history.list': () => ok({ changes: [switchedOn, ...changes], failures: [] }),
  })
  await page.getByRole('button', { name: 'Switch off: plain.example.com' }).click()
  expect(door.asked.filter(({ verb }) => verb === 'insecure.status').map(({ input }) => input)).toEqual([
    { registries: ['plain.example.com'], hosts: ['local'] },
  ])
  await page.getByRole('dialog').getByRole('button', { name: 'Make it secure' }).click()
  await page.getByRole('dialog').getByText('Close').click()
  await expect.poll(() => page.getByText('is still insecure on').count()).toBe(0)
})
