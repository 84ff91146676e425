import { defineConfig } from 'vitest/config'

/** Tests that share a machine's Docker or its screen run one file after the other. */
const serial = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 }

/** Finds or fetches an Electron first. */
const withElectron = { globalSetup: ['test/support/electron/electron-runtime.ts'] }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/{shared,main,renderer,drivers}/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'host',
          include: ['test/host/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Much of it is waiting for a shell.
          maxWorkers: 4,
        },
      },
      { test: { name: 'ui', include: ['test/ui/**/*.test.ts'], ...serial } },
      { test: { name: 'doors', include: ['test/doors/**/*.test.ts'], ...serial } },
      { test: { name: 'system', include: ['test/system/**/*.test.ts'], ...serial } },
      { test: { name: 'desktop', include: ['test/desktop/**/*.test.ts'], ...serial, ...withElectron } },
      {
        test: {
          name: 'vm',
          include: ['test/vm/**/*.test.ts'],
          globalSetup: ['test/vm/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
      { test: { name: 'bench', include: ['test/bench/**/*.bench.test.ts'], ...serial, ...withElectron } },
    ],
  },
})
