import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Every command of the apply program that changes something or runs between changes. */
const commands = ['mkdir', 'mv', 'cp', 'rm', 'rmdir', 'chmod', 'chown', 'touch', 'sync', 'cat', 'dd', 'sha256sum']

/** Commands that run one of these as a user, or with a timeout. */
const userCommands = ['runuser', 'su', 'setsid']

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

/**
 * @param action shell text for what happens before the command runs.
 * @param every after how many calls it happens again.
 */
export async function makeSwitch(action: string, every = 100_000): Promise<Switch> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-kill-'))
  const [calls, fatal] = [join(directory, 'calls'), join(directory, 'fatal')]
  let armed = 0
  const lines = [
    'strike_call=0',
    'strike() {',
    // Each call takes the next free number: two of one pipeline run at once, and neither may lose its own.
    '  strike_flags=$-; set -C',
    `  until strike_call=$((strike_call + 1)); { true >${calls}/$strike_call; } 2>/dev/null || [ ! -d ${calls} ]; do :; done`,
    '  case $strike_flags in *C*) ;; *) set +C ;; esac',
    `  read -r strike_fatal <${fatal}`,
    `  [ "$strike_call" -lt "$strike_fatal" ] || [ $(((strike_call - strike_fatal) % ${every})) != 0 ] || { ${action}; }`,
    '  command "$@"',
    '}',
    ...[...commands, ...userCommands].map((name) => `${name}() { strike ${name} "$@"; }`),
    '',
  ]
  return {
    prelude: lines.join('\n'),
    arm: async (number) => {
      armed = number
      await rm(calls, { recursive: true, force: true })
      await mkdir(calls)
      await writeFile(fatal, `${number}\n`)
    },
    struck: () =>
      access(join(calls, `${armed}`)).then(
        () => true,
        () => false,
      ),
    remove: () => rm(directory, { recursive: true }),
  }
}
