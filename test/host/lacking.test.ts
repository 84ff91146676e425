import { spawn } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { encodeApplyRequest } from '../../main/engine/host-protocol/apply.ts'
import { encodeSurveyRequest } from '../../main/engine/host-protocol/survey.ts'
import { speakWith } from '../../main/hosts/ways/command/command-shell.ts'
import { applyProgram, surveyProgram } from '../../main/hosts/ways/programs.ts'
import { runScript } from '../../main/hosts/ways/shell.ts'
import type { RunResult } from '../../main/hosts/ways/way.ts'
import { dash, type HostShell, hostShells } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree, put } from '../support/host-programs/host-tree.ts'

const asRoot = process.getuid?.() === 0
/** Without busybox's applets, which are one file. */
const systemPath = dash.path

/** Shell text that puts links to all other commands in place of the system's. */
const hideTool = `at=/mnt && mount -t tmpfs none $at && mkdir $at/real $at/links && mount --bind /usr/bin $at/real &&
  ln -s $at/real/* $at/links && rm "$at/links/$0" && mount --bind $at/links /usr/bin && exec "$@"`

describe.each(hostShells)('a host where the programs can’t run, on $name', (shell) => {
  let tree: HostTree
  beforeEach(async () => {
    tree = await makeHostTree()
  })
  afterEach(() => tree.remove())

  /** Both programs, as a way runs them. */
  async function bothOn(within: readonly string[]): Promise<unknown[]> {
    const programs = [
      [surveyProgram, encodeSurveyRequest({ root: tree.root, registries: [] })],
      [applyProgram, encodeApplyRequest(tree.plan('c1', [put('/etc/file', 'x')]))],
    ] as const
    const before = await tree.state()
    const answers: unknown[] = []
    for (const [program, request] of programs) {
      answers.push(await asWay(shell, within, program, request).then(begin, (error: unknown) => error))
    }
    if (answers.some((answer) => typeof answer !== 'string')) expect(await tree.state()).toEqual(before)
    return answers
  }

  const lacks = (lack: object): object[] => {
    const failure = expect.objectContaining({ code: 'host-lacks', params: { host: 'test', lack } })
    return [failure, failure]
  }
  const greetings = ['mooring-survey 1', 'mooring-apply 1']

  test('no /proc', async (context) => {
    if (!asRoot) context.skip('hiding /proc needs root')
    const hidden = ['unshare', '--mount', 'sh', '-c', 'mount -t tmpfs none /proc && exec "$@"', 'sh']
    expect(await bothOn(hidden)).toEqual(lacks({ phrase: 'lacks-proc' }))
  })

  test.for(['dd', 'sed'])('no %s', async (tool, context) => {
    if (!asRoot) context.skip('hiding a command needs root')
    if (shell.name.startsWith('busybox')) context.skip('busybox contains it')
    expect(await bothOn(['unshare', '--mount', 'sh', '-c', hideTool, tool])).toEqual(
      lacks({ phrase: 'lacks-tool', params: { tool } }),
    )
  })

  test('files: few, and enough', async () => {
    const limited = (count: number): string[] => ['sh', '-c', `ulimit -n ${count}; exec "$@"`, 'sh']
    const few = lacks({ phrase: 'lacks-files', params: { count: 32 } })
    for (const count of [8, 12, 31]) expect(await bothOn(limited(count))).toEqual(few)
    expect(await bothOn(limited(32))).toEqual(greetings)
  })
})

function begin({ stdout }: RunResult): string {
  return (
    Buffer.from(stdout)
      .toString()
      .split(/[\n\0]/)[0] ?? ''
  )
}

function asWay(shell: HostShell, within: readonly string[], script: string, request: Uint8Array): Promise<RunResult> {
  const start = async (words: readonly string[]): Promise<ReturnType<typeof speakWith>> => {
    const [command = '', ...args] = [...within, ...words]
    return speakWith(spawn(command, args, { env: { PATH: systemPath, HOME: '/nonexistent' }, detached: true }), 'test')
  }
  const options = { privileged: false, timeoutMs: 60_000 }
  const [name = ''] = shell.argv
  return runScript(script, request, options, { host: 'test', shell: name, elevation: undefined, start })
}
