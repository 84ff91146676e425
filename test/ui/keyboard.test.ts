import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { inspection } from './data/inspections.ts'
import { openApp } from './support/app.ts'
import { focused, tabTo } from './support/keyboard.ts'

const open = openApp()

/** Goes on to the next step, and expects its heading to have the focus and its place to be announced. */
async function goOn(page: Page, button: string | RegExp, heading: string, position: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: button }))
  await page.keyboard.press('Enter')
  await arrived(page, heading, position)
}

async function arrived(page: Page, heading: string, position: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await expect.poll(() => focused(page)).toBe(`H1 ${heading}`)
  await page.getByRole('status').filter({ hasText: position }).waitFor()
}

describe('without a mouse', () => {
  it('leads through the whole wizard, undoes from its end, and begins again', async () => {
    const { page, door } = await open()
    const { keyboard } = page
    await page.getByRole('heading', { level: 1, name: 'Which registry' }).waitFor()
    await keyboard.press('Tab')
    expect(await focused(page)).toBe('BUTTON Skip to content')
    await keyboard.press('Enter')
    expect(await focused(page)).toBe('H1 Which registry should your Docker hosts trust?')

    await keyboard.press('Tab')
    await keyboard.type('https://dtr.example.com:5000/v2/')
    await keyboard.press('Enter')
    await arrived(page, 'Is this really your registry?', 'Step 2 of 7: Certificate')

    await tabTo(page, page.getByLabel('Fingerprint from the owner'))
    await keyboard.type(inspection.anchor.certificate.fingerprint)
    await page.getByText('It matches.').waitFor()
    await goOn(page, 'Continue', 'How should Docker trust it?', 'Step 3 of 7: How')
    await goOn(page, 'Continue', 'On which hosts?', 'Step 4 of 7: Hosts')

    await tabTo(page, page.getByRole('checkbox', { name: 'This computer' }))
    await keyboard.press('Space')
    await page.getByText('Choose at least one host.').waitFor()
    await keyboard.press('Space')
    await goOn(page, 'Continue', 'Review the change', 'Step 5 of 7: Review')
    expect(door.lastInput('plan.make')).toEqual({
      intent: {
        kind: 'trust',
        registry: 'dtr.example.com:5000',
        anchor: { from: 'registry', fingerprint: inspection.anchor.certificate.fingerprint },
      },
      hosts: ['local'],
    })
    await goOn(page, 'Apply to 1 host', 'Done: Docker trusts the registry', 'Step 7 of 7: Done')
    expect(door.lastInput('plan.apply')).toEqual({ plan: 'plan to trust' })

    const undo = page.getByRole('button', { name: 'Undo…' })
    await tabTo(page, undo)
    await keyboard.press('Enter')
    await page
      .getByRole('dialog', { name: 'Undo this change?' })
      .getByText('certs.d/dtr.example.com:5000/ca.crt')
      .waitFor()
    await keyboard.press('Escape')
    await expect.poll(() => focused(page)).toBe('BUTTON Undo…')

    await keyboard.press('Enter')
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }))
    await keyboard.press('Enter')
    await page.getByText('The change was undone.').waitFor()
    expect(door.lastInput('plan.apply')).toEqual({ plan: 'plan to undo' })
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Close' }).last())
    await keyboard.press('Enter')
    await arrived(page, 'Undone', 'Step 7 of 7: Done')
    await goOn(
      page,
      'Set up another registry',
      'Which registry should your Docker hosts trust?',
      'Step 1 of 7: Registry',
    )
    expect(await page.getByLabel('Registry', { exact: true }).inputValue()).toBe('')
    await page.context().close()
  })

  it('leads to every screen by the rail, and each begins at its heading', async () => {
    const { page } = await open()
    for (const [screen, heading] of [
      ['Hosts', 'Hosts'],
      ['History', 'History'],
      ['Settings', 'Settings'],
    ] as const) {
      await tabTo(page, page.getByRole('link', { name: screen }))
      await page.keyboard.press('Enter')
      await expect.poll(() => focused(page)).toBe(`H1 ${heading}`)
      await expect.poll(() => page.title()).toBe(`${screen} – Mooring`)
      await page.keyboard.press('Shift+Tab')
    }
    await page.context().close()
  })
})
