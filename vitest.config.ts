import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Tests that mirror the source; those in `live` mint keys, open servers, start programs or compile. */
const all = ['test/{shared,main,renderer,drivers,scripts}/**/*.test.{ts,tsx}']
const live = ['test/{shared,main,renderer,drivers,scripts}/**/*.live.test.ts']

/** A busy machine is slow; only what never comes takes this long, milliseconds. vitest polls for one second. */
const expectWithRoom = { expect: { poll: { timeout: 30_000 } } }

/** A busy machine is slow; only a test that hangs takes this long, milliseconds. */
const withRoom = { testTimeout: 60_000, hookTimeout: 60_000, ...expectWithRoom }

/** By itself vitest leaves one processor free: of two that is half. */
const onAllProcessors = { maxWorkers: availableParallelism() }

/** Tests that share a machine's Docker or its screen run one file after the other. */
const serial = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000, ...expectWithRoom }

const withBrowser = { ...onAllProcessors, testTimeout: 300_000, hookTimeout: 120_000, ...expectWithRoom }

/** Real machines, engines and screens: what fails once there runs once more, and `npm test` names it. */
const withRealMachines = { retry: 1 }

/** Finds or fetches an Electron first. */
const withElectron = { globalSetup: ['test/support/electron/electron-runtime.ts'] }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: all,
          exclude: live,
          // Pure functions leave nothing behind for the next file; starting a worker for each would take most of the time.
          isolate: false,
          ...onAllProcessors,
          ...withRoom,
          setupFiles: ['test/support/unit/no-effects.ts'],
        },
      },
      { test: { name: 'live', include: live, ...onAllProcessors, ...withRoom } },
      {
        test: {
          name: 'host',
          include: ['test/host/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Much of it is waiting for a shell.
          maxWorkers: 6,
        },
      },
      { test: { name: 'ui', include: ['test/ui/**/*.test.ts'], ...withBrowser } },
      {
        test: {
          name: 'pictures',
          include: ['test/ui/scenes.test.ts'],
          env: { MOORING_PICTURES: 'yes' },
          ...withBrowser,
        },
      },
      { test: { name: 'doors', include: ['test/doors/**/*.test.ts'], ...serial } },
      { test: { name: 'system', include: ['test/system/**/*.test.ts'], ...serial, ...withRealMachines } },
      // Each of these mostly waits, in namespaces of its own.
      {
        test: {
          name: 'silent',
          include: ['test/silent/**/*.test.ts'],
          ...serial,
          fileParallelism: true,
          maxWorkers: 2,
          ...withRealMachines,
        },
      },
      {
        test: {
          name: 'desktop',
          include: ['test/desktop/**/*.test.ts'],
          ...serial,
          ...withElectron,
          ...withRealMachines,
        },
      },
      {
        test: {
          name: 'vm',
          include: ['test/vm/**/*.test.ts'],
          globalSetup: ['test/vm/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 600_000,
          ...withRealMachines,
        },
      },
      {
        test: {
          name: 'generations',
          include: ['test/generations/**/*.test.ts'],
          globalSetup: ['test/generations/global-setup.ts'],
          ...serial,
          hookTimeout: 300_000,
          ...withRealMachines,
        },
      },
      { test: { name: 'fuzz', include: ['test/fuzz/**/*.fuzz.ts'], testTimeout: 0, fileParallelism: false } },
      { test: { name: 'bench', include: ['test/bench/**/*.bench.test.ts'], ...serial, ...withElectron } },
    ],
  },
})
