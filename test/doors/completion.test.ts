import { spawnSync } from 'node:child_process'
import { mkdir, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { onTerminal } from '../support/processes/terminal.ts'

/** How each shell is started without a person's own settings, and told to complete. */
const shells = {
  bash: { command: ['bash', '--norc', '--noprofile', '-i'], load: 'source <(mooring completion bash)' },
  zsh: {
    command: ['zsh', '-f', '-i'],
    load: 'bindkey -e; autoload -U compinit; compinit -D -u; source <(mooring completion zsh)',
  },
  fish: { command: ['fish', '--no-config', '-i'], load: 'mooring completion fish | source' },
} as const

/** What is typed before TAB, and the line after it. Nothing listens at the registry. */
const lines = [
  ['mooring tru', 'mooring trust'],
  ['mooring insecure st', 'mooring insecure status'],
  ['mooring trust reg --fing', 'mooring trust reg --fingerprint'],
  ['mooring trust reg --persist b', 'mooring trust reg --persist bootsync'],
  ['mooring completion z', 'mooring completion zsh'],
  ['mooring trust reg --host har', 'mooring trust reg --host harbour'],
  ['mooring untrust 127.0.0.1:', 'mooring untrust 127.0.0.1:1'],
  ['mooring undo 2', 'mooring undo CHANGE'],
  ['mooring trust reg --ca comp', 'mooring trust reg --ca company-ca.pem'],
] as const

const esc = String.fromCharCode(27)
const [tab, lineStart] = ['\t', String.fromCharCode(1)]
const drawing = new RegExp(`${esc}\\[[0-9;?>]*[a-zA-Z]|${esc}\\][^\\x07]*\\x07|${esc}[=>(].?`, 'g')

describe.each(Object.entries(shells))('%s', (shell, { command, load }) => {
  const isMissing = spawnSync(command[0], ['-c', 'true']).error !== undefined
  let cli: Cli
  let change: string
  let completed: readonly (string | undefined)[] = []

  beforeAll(async () => {
    if (isMissing) return
    cli = await openCli()
    const [bin, root, ca] = ['bin', 'tree', 'company-ca.pem'].map((name) => join(cli.home, name)) as [
      string,
      string,
      string,
    ]
    await mkdir(bin)
    await mkdir(join(root, 'etc/docker'), { recursive: true })
    await symlink(resolve(import.meta.dirname, '../../out/main/cli.cjs'), join(bin, 'mooring'))
    await symlink(resolve(import.meta.dirname, '../support/certificates/samples/anchor.pem'), ca)
    await cli.run('hosts', 'add', 'harbour', 'ssh://harbour.example.com')
    const { stdout } = await cli.run('trust', '127.0.0.1:1', '--ca', ca, '--root', root, '--yes')
    change = /change (\S+)/.exec(stdout)?.[1] ?? ''
    const env = { ...cli.env, PATH: `${bin}:${process.env['PATH']}`, HOME: cli.home }
    // Each line is completed, and printed in place of being run.
    const typed = lines.map(([line], index) => `${line}${tab}${lineStart}echo ${index}: \r`).join('')
    const shown = await onTerminal(
      command,
      [
        ['', `cd ${cli.home}; ${load}; echo lo''aded\r`],
        ['loaded', `${typed}exit\r`],
      ],
      { env },
    )
    const plain = shown.stdout.replaceAll(drawing, '')
    completed = lines.map((_, index) =>
      [...plain.matchAll(new RegExp(`${index}: ([^\\r\\n]*)`, 'g'))].at(-1)?.[1]?.trim(),
    )
  })
  afterAll(() => cli?.remove())
  beforeEach(({ skip }) => skip(isMissing, `${shell} is not installed`))

  it.each(lines.map(([line, whole], index) => [line, whole, index] as const))(
    'completes “%s”',
    (_line, whole, index) => {
      expect(completed[index]).toBe(whole.replace('CHANGE', change))
    },
  )
})
