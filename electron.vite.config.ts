import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { listBundledPackages } from './scripts/lib/bundled-packages.mjs'

/** The oldest Electron that Mooring runs on (25) has these. */
const nodeTarget = 'node18.15'
const chromeTarget = 'chrome114'

/** Everything is in the bundle, so that neither the packaged app nor the command line needs node_modules. */
const bundled = { externalizeDeps: false, target: nodeTarget } as const

/** Lets the command line be started by its name. */
const executable: Plugin = {
  name: 'executable',
  async writeBundle({ dir }) {
    if (dir !== undefined) await chmod(join(dir, 'cli.cjs'), 0o755)
  },
}

/**
 * Leaves out the native parts of ssh2, which are built for one Node on one machine, while the bundle goes to all. ssh2
 * does the same with Node's own crypto where they cannot be loaded.
 */
const withoutNativeParts: Plugin = {
  name: 'without-native-parts',
  enforce: 'pre',
  resolveId: (id) => (/\.node$|^cpu-features$/.test(id) ? '\0left-out' : undefined),
  load: (id) => (id === '\0left-out' ? 'throw new Error("left out of the bundle")' : undefined),
}

const packages = listBundledPackages(import.meta.dirname)

export default defineConfig({
  main: {
    plugins: [executable, withoutNativeParts, packages.main],
    build: {
      ...bundled,
      rolldownOptions: {
        input: {
          desktop: 'main/electron/index.ts',
          cli: 'main/cli/index.ts',
          reader: 'main/reader/child.ts',
          // By itself, so that a package has the same programs as files (scripts/package.mjs).
          programs: 'main/hosts/ways/programs.ts',
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          // Beside the entries: import.meta.dirname is out/main in every module.
          chunkFileNames: '[name]-[hash].cjs',
          banner: ({ name }) => (name === 'cli' ? '#!/usr/bin/env node' : ''),
        },
      },
    },
  },
  preload: {
    plugins: [packages.preload],
    build: {
      ...bundled,
      rolldownOptions: {
        input: { preload: 'main/electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), packages.renderer],
    build: {
      target: chromeTarget,
      minify: true,
      // Read from the disk, not over a network.
      chunkSizeWarningLimit: 1000,
      rolldownOptions: { input: join(import.meta.dirname, 'renderer/index.html') },
    },
  },
})
