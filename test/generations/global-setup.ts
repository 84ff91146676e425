import type { TestProject } from 'vitest/node'
import { prepareRoots, type Roots } from '../support/generations/roots.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly generationRoots: Roots
  }
}

/** Downloads each generation's Debian once for all tests, or takes what an earlier run downloaded. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('generationRoots', await prepareRoots())
}
