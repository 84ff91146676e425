import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Intent } from '../../shared/model/intent.ts'
import type { PlanView } from '../../shared/model/plan.ts'
import { makeNote } from '../../shared/note.ts'
import { verdictOf } from './data/builders.ts'
import { report, trustPlan } from './data/plans.ts'
import { openApp } from './support/app.ts'
import { tabTo } from './support/keyboard.ts'
import { ok, type Script } from './support/script.ts'
import { walkTo } from './support/walk.ts'

const open = openApp()

const path = '/etc/docker/certs.d/dtr.example.com:5000/junk.crt'
const problem = makeNote({ 'unreadable-certificate': 'error' }, 'unreadable-certificate', {
  path,
  who: { phrase: 'blocked-docker' },
})

/** A plan on a host where a file stops Docker, unless that is set aside. */
function stopped(intent: Intent): PlanView {
  const view = trustPlan('local')
  const isAside = 'setAside' in intent && intent.setAside === true
  return isAside
    ? view
    : { ...view, hosts: view.hosts.map((host) => ({ ...host, notes: [problem], toSetAside: [path] })) }
}

const script: Script = { 'plan.make': ({ intent }) => ok(stopped(intent)) }

/** The two ways past a problem, and the button that waits for one of them. */
const controls = (page: Page) => ({
  aside: page.getByRole('checkbox', { name: 'Also take away the files that stop Docker' }),
  despite: page.getByRole('checkbox', { name: 'Apply although the plan has a problem' }),
  apply: page.getByRole('button', { name: /^Apply to/ }),
})

/** By the pointer, and by the keyboard alone. */
const ways = [
  ['clicks', (_page, target) => target.click()],
  [
    'keys',
    async (page, target) => {
      await tabTo(page, target)
      await page.keyboard.press('Space')
    },
  ],
] as const satisfies readonly (readonly [
  string,
  (page: Page, target: ReturnType<typeof controls>['aside']) => Promise<void>,
])[]

it.each(ways)('sets files aside that stop Docker, and plans again: by %s', async (_, use) => {
  const { page, door } = await open(script)
  await walkTo.review(page)
  const { aside, despite, apply } = controls(page)
  await despite.waitFor()
  expect(await apply.isDisabled()).toBe(true)
  await use(page, aside)
  await despite.waitFor({ state: 'detached' })
  expect(door.lastInput('plan.make')).toMatchObject({ intent: { setAside: true } })
  expect([await aside.isChecked(), await apply.isEnabled()]).toEqual([true, true])
  await use(page, aside)
  await despite.waitFor()
  expect(door.lastInput('plan.make')).not.toMatchObject({ intent: { setAside: true } })
})

it.each(ways)('applies a plan with a problem only once that is agreed to: by %s', async (_, use) => {
  const { page, door } = await open(script)
  await walkTo.review(page)
  const { despite, apply } = controls(page)
  await use(page, despite)
  expect(await apply.isEnabled()).toBe(true)
  await use(page, despite)
  expect(await apply.isDisabled()).toBe(true)
  await use(page, despite)
  await use(page, apply)
  await page.getByRole('heading', { level: 1, name: 'Docker trusts' }).waitFor()
  expect(door.lastInput('plan.apply')).toMatchObject({ despiteProblems: true })
})

it('asks again about the problems of another plan', async () => {
  const { page } = await open(script)
  await walkTo.review(page)
  const { aside, despite, apply } = controls(page)
  await despite.check()
  await aside.check()
  await despite.waitFor({ state: 'detached' })
  await aside.uncheck()
  await despite.waitFor()
  expect([await despite.isChecked(), await apply.isDisabled()]).toEqual([false, true])
})

it.each(ways)('shows the words of the answer that proves it under Details: by %s', async (_, use) => {
  const said = 'manifest for dtr.example.com/mooring-probe/none not found'
  const hosts = report.hosts.map((host) => ({
    ...host,
    verdicts: [verdictOf('dtr.example.com:5000', 'reached', said)],
  }))
  const { page } = await open({ 'plan.apply': () => ok({ hosts }) })
  await walkTo.apply(page)
  const details = page.getByRole('button', { name: 'Details: the answer that proves it' })
  await details.waitFor()
  expect(await page.getByText(said).isVisible()).toBe(false)
  await use(page, details)
  await page.getByText(said).waitFor()
  await use(page, details)
  await page.getByText(said).waitFor({ state: 'hidden' })
})
