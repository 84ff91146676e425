import { access, copyFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { until } from './process.ts'

/** A command that tells when it has begun, and takes its time until it is let go. */
export interface HeldCommand {
  /** From now on it waits when it is run. */
  readonly hold: () => Promise<void>
  /** Resolves once it has been run since {@link HeldCommand.hold}. */
  readonly begun: () => Promise<void>
  /** Lets it go on. */
  readonly letGo: () => Promise<void>
}

/**
 * Puts such a command in the place of a real one, which it becomes once it is let go.
 * @param mount binds the first path over the second one.
 */
export async function holdCommand(
  path: string,
  directory: string,
  mount: (from: string, to: string) => Promise<unknown>,
): Promise<HeldCommand> {
  const name = path.replaceAll('/', '-').slice(1)
  const at = (what: string): string => join(directory, `${what}-${name}`)
  await copyFile(path, at('real'))
  const wait = `: >${at('begun')}\nwhile [ -e ${at('hold')} ]; do sleep 0.1; done`
  await writeFile(at('held'), `#!/bin/sh\n${wait}\nexec ${at('real')} "$@"\n`, { mode: 0o755 })
  await mount(at('held'), path)
  return {
    hold: async () => {
      await rm(at('begun'), { force: true })
      await writeFile(at('hold'), '')
    },
    begun: () =>
      until(`the run of ${path}`, () =>
        access(at('begun')).then(
          () => true,
          () => false,
        ),
      ),
    letGo: () => rm(at('hold')),
  }
}
