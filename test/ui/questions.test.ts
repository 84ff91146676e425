import { expect, it } from 'vitest'
import { tickets } from './data/answers.ts'
import { listed, local } from './data/hosts.ts'
import { openApp } from './support/app.ts'
import { focused, tabTo } from './support/keyboard.ts'
import { question, questions } from './support/questions.ts'
import { gate, no, ok, type Script } from './support/script.ts'
import { walkTo } from './support/walk.ts'

const open = openApp()

const start = (script: Script) => open(script)
const file = '/home/me/.ssh/id_ed25519'

it('asks one thing after the other by keyboard, and keeps no secret in the page', async () => {
  const { page, door } = await start(
    questions([
      { kind: 'passphrase', file, attempt: 1 },
      { kind: 'passphrase', file, attempt: 2 },
      { kind: 'sudo-password', host: 'build-07', user: 'ops', attempt: 1 },
    ]),
  )
  const answers = () => door.asked.filter(({ verb }) => verb === 'questions.answer').map(({ input }) => input)
  const passphrase = page.getByLabel('Passphrase')
  await passphrase.and(page.locator(':focus')).waitFor()
  expect(await passphrase.getAttribute('type')).toBe('password')
  expect(await passphrase.getAttribute('autocomplete')).toBe('off')
  await page.keyboard.press('Enter')
  expect(answers()).toEqual([])
  await page.keyboard.type('first guess')
  await page.keyboard.press('Enter')

  await page.getByRole('alert').filter({ hasText: 'Wrong passphrase.' }).waitFor()
  expect(await passphrase.inputValue()).toBe('')
  await page.keyboard.type('second guess')
  await page.keyboard.press('Enter')
  await page.getByLabel('Password of ops').waitFor()
  await tabTo(page, page.getByRole('button', { name: 'Cancel' }))
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  expect(answers()).toEqual([
    { question: 'question-1', secret: 'first guess' },
    { question: 'question-2', secret: 'second guess' },
    { question: 'question-3' },
  ])
  expect(await page.content()).not.toContain('guess')
})

it('closes a question by Escape without closing the dialog below it', async () => {
  const ask = gate()
  const { page, door } = await open(
    {
      'questions.listen': async (_input, { tell, aborted }) => {
        await ask.opened
        await tell({ id: 'question-1', kind: 'passphrase', file, attempt: 1 })
        await aborted
        return ok({})
      },
      'questions.answer': () => ok({}),
    },
    { hash: '#/hosts' },
  )
  await page.getByRole('button', { name: 'Add a host…' }).click()
  const name = page.getByRole('dialog').getByLabel('Name')
  await name.fill('build-07')
  ask.open()
  await page.getByLabel('Passphrase').and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1)
  await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true)
  expect(door.lastInput('questions.answer')).toEqual({ question: 'question-1' })
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('BUTTON Add a host…')
})

it('asks for the passphrase of a client key that was chosen in a dialog', async () => {
  const unlocked = gate()
  const ask = gate()
  const { page } = await start({
    'questions.listen': async (_input, { tell, aborted }) => {
      await ask.opened
      await tell({ id: 'question-1', kind: 'passphrase', file: 'build-07.key', attempt: 1 })
      await aborted
      return ok({})
    },
    'questions.answer': () => {
      unlocked.open()
      return ok({})
    },
    'files.choose': async ({ role }) => {
      ask.open()
      await unlocked.opened
      return ok(tickets[role])
    },
  })
  await walkTo.how(page)
  await page.getByRole('button', { name: 'Client key: Choose a file…' }).click()
  await page.getByText('The key in build-07.key is encrypted.').waitFor()
  await page.keyboard.type('open sesame')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Client key: Remove' }).waitFor()
})

it('takes a question away that is withdrawn, and goes on listening', async () => {
  const stop = gate()
  const ask = gate()
  const { page } = await start({
    'questions.listen': async (_input, { tell, aborted }) => {
      await tell({ id: 'question-1', kind: 'passphrase', file, attempt: 1 })
      await stop.opened
      await tell({ id: 'question-1', kind: 'withdrawn' })
      await ask.opened
      await tell({ id: 'question-2', kind: 'sudo-password', host: 'build-07', user: 'ops', attempt: 1 })
      await aborted
      return ok({})
    },
  })
  await page.getByLabel('Passphrase').waitFor()
  stop.open()
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  ask.open()
  await page.getByLabel('Password of ops').waitFor()
})

it('takes a question away where nobody asks any more', async () => {
  const leave = gate()
  const { page } = await start({
    'questions.listen': async (_input, { tell }) => {
      await tell({ id: 'question-1', kind: 'passphrase', file, attempt: 1 })
      await leave.opened
      return ok({})
    },
  })
  await page.getByLabel('Passphrase').waitFor()
  leave.open()
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
})

it('goes on where nobody can ask', async () => {
  const { page, complaints } = await start({
    'questions.listen': () => no('verb-unknown', { verb: 'questions.listen' }),
    'hosts.list': () => listed(local),
  })
  await walkTo.hosts(page)
  await page.getByRole('checkbox', { name: 'This computer' }).waitFor()
  expect(complaints).toEqual([])
})

it('shows a file’s name as it is, whatever it holds', async () => {
  const { page } = await start(question({ kind: 'passphrase', file: 'key\u202Efdp.exe', attempt: 1 }))
  await page.getByRole('dialog').getByText('\\u{202E}').waitFor()
})
