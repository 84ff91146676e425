import type { TestProject } from 'vitest/node'
import { buildImages, type Images } from './images.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly machineImages: Images
  }
}

/** Builds what the machines start from once for all tests, or takes what an earlier run built. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('machineImages', await buildImages())
}
