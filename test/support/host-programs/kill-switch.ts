import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Every command of the apply program that changes something or runs between changes. */
const commands = ['mkdir', 'mv', 'cp', 'rm', 'rmdir', 'chmod', 'chown', 'touch', 'sync', 'cat', 'dd', 'sha256sum']

/** The same, as those that become a user before they run it. */
const userCommands = ['runuser', 'su']

/** How the program dies at a command: with its children, as in a power cut, or alone, while its children continue. */
export type Death = 'power-cut' | 'shell-only'

/** Does something to a host program at one of the commands that it starts. */
export interface Switch {
  /** Shell text in front of the program: functions that replace the commands and count their calls. */
  readonly prelude: string
  /** Sets at which call, counted from 1, it does. */
  readonly arm: (call: number) => Promise<void>
  /** Whether it reached that call. */
  readonly struck: () => Promise<boolean>
  readonly remove: () => Promise<void>
}

/** Kills the program, before the command runs. */
export function makeKillSwitch(death: Death): Promise<Switch> {
  return makeSwitch(`kill -9 ${death === 'power-cut' ? '0' : '$$'}`)
}

/** @param action shell text for what happens before the command runs. */
export async function makeSwitch(action: string): Promise<Switch> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-kill-'))
  const [call, fatal] = [join(directory, 'call'), join(directory, 'fatal')]
  const lines = [
    'strike() {',
    `  read -r call <${call}; read -r fatal <${fatal}`,
    `  call=$((call + 1)); echo $call >|${call}`,
    `  if [ $call = $fatal ]; then ${action}; fi`,
    '  command "$@"',
    '}',
    ...[...commands, ...userCommands].map((name) => `${name}() { strike ${name} "$@"; }`),
    '',
  ]
  const read = async (file: string): Promise<number> => Number(await readFile(file, 'utf8'))
  return {
    prelude: lines.join('\n'),
    arm: async (number) => {
      await writeFile(call, '0\n')
      await writeFile(fatal, `${number}\n`)
    },
    struck: async () => (await read(call)) >= (await read(fatal)),
    remove: () => rm(directory, { recursive: true }),
  }
}
