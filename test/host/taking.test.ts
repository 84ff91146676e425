import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { shellCommand } from '../../main/hosts/ways/shell.ts'
import { hostShells } from '../support/host-programs/host-program.ts'
import { until } from '../support/processes/process.ts'

/** A script longer than a pipe holds, with letters of several bytes, that prints what is left for it. */
const script = Buffer.from(`${'# üé€ which a piece may cut in two\n'.repeat(4000)}printf 'begun\\n'; exec cat\n`)
const request = Buffer.from([...Buffer.from('SECRET\n'), 0, 255, 10, 13])
const answer = Buffer.concat([Buffer.from('begun\n'), request])

describe.each(hostShells)('a script comes to $name', (shell) => {
  let directory: string
  let log: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mooring-take-'))
    log = join(directory, 'log')
    await writeFile(log, '')
    await writeFile(join(directory, 'dd'), `#!/bin/sh\necho "$*" >>'${log}'\nPATH=\${PATH#*:} exec dd "$@"\n`)
    await chmod(join(directory, 'dd'), 0o755)
  })
  afterEach(() => rm(directory, { recursive: true }))

  /** busybox runs its own dd, whatever PATH says. */
  const isSeen = shell.name !== 'busybox ash'
  const reads = async (): Promise<number> => (await readFile(log, 'utf8')).split('\n').length - 1

  /** Sends pieces, each once the one before has been asked for, where that is seen, and gives what the script printed. */
  async function send(pieces: readonly Uint8Array[]): Promise<Buffer> {
    const [command = '', ...args] = shell.argv
    const env = { PATH: `${directory}:${shell.path}`, LC_ALL: 'C.UTF-8' }
    const child = spawn(command, [...args, '-c', shellCommand(script.length)], { env })
    const output: Buffer[] = []
    child.stdout.on('data', (data) => output.push(data))
    for (const [count, piece] of pieces.entries()) {
      const asked = Math.min(count + 1, pieces.length - 1)
      if (isSeen) await until('the piece before to be taken', async () => (await reads()) >= asked)
      await new Promise((resolve) => child.stdin.write(piece, resolve))
    }
    child.stdin.end()
    await once(child, 'close')
    return Buffer.concat(output)
  }

  test('in pieces that cut letters in two, and the request is left for it', async () => {
    const size = 5001
    const count = Math.ceil(script.length / size)
    const pieces = Array.from({ length: count }, (_, at) => script.subarray(at * size, (at + 1) * size))
    expect(await send([...pieces, request])).toEqual(answer)
    if (isSeen) expect(await reads()).toBeGreaterThanOrEqual(count)
  })

  test('at once, in as many reads as a pipe has to be emptied, not one for each byte', async (context) => {
    if (!isSeen) context.skip('busybox runs its own dd, whatever PATH says')
    expect(await send([Buffer.concat([script, request])])).toEqual(answer)
    expect(await reads()).toBeLessThan(script.length / 512)
  })

  test('in part only, and ends', async () => {
    expect(await send([script.subarray(0, 100)])).toEqual(Buffer.alloc(0))
  })
})
