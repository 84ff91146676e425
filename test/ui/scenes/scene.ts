import type { Page } from 'playwright-core'
import type { Script } from '../support/script.ts'

/** A state of the application worth looking at: how to get there, and what the engine says on the way, where not all goes well. */
export interface Scene {
  readonly script: Script
  readonly hash: string
  readonly act: (page: Page) => Promise<void>
}

export type Scenes = Readonly<Record<string, Scene>>

/** A scene where everything goes well but for what `script` says otherwise; it begins at `hash`. */
export function scene(script: Script, act: Scene['act'], hash = '#/trust'): Scene {
  return { script, act, hash }
}

/** Waits for the heading of a screen or step. */
export function heading(page: Page, name: string): Promise<void> {
  return page.getByRole('heading', { level: 1, name }).waitFor()
}
