import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ReaderJob } from '../../main/reader/jobs.ts'
import { until } from '../support/processes/process.ts'

const readerProgram = join(resolve(import.meta.dirname, '../..'), 'out/main/reader.cjs')

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-reader-outlives-'))
})
afterAll(() => rm(directory, { recursive: true }))

/** Puts a call into OpenSSL that takes hours, without a pause, in the place where the reader would read a key. */
const stuck = `
const crypto = require('node:crypto')
crypto.createPrivateKey = () => crypto.pbkdf2Sync('', '', 2 ** 31 - 1, 64, 'sha256')
`

const anyKey = '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n'

/** Starts a reader, gives it a job, and tells its process's number. */
const starter = `
const { spawn } = require('node:child_process')
const [stuck, program, job] = process.argv.slice(1)
const reader = spawn(process.execPath, ['--require', stuck, program], { stdio: ['pipe', 'pipe', 'ignore'] })
reader.stdin.write(job + '\\n')
setTimeout(() => console.log(reader.pid), 3000)
`

it('ends with its starter, even if it is stuck in native code', async () => {
  const job: ReaderJob = {
    kind: 'private-key',
    key: { name: 'client.key', base64: Buffer.from(anyKey).toString('base64') },
  }
  const preload = join(directory, 'stuck.cjs')
  await writeFile(preload, stuck)
  const parent = spawn(process.execPath, ['-e', starter, preload, readerProgram, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: parent.stdout }), 'line')
  const reader = Number(line)
  try {
    expect(isRunning(reader)).toBe(true)
    parent.kill('SIGKILL')
    await until('the end of the reader', async () => !isRunning(reader))
  } finally {
    parent.kill('SIGKILL')
    if (isRunning(reader)) process.kill(reader, 'SIGKILL')
  }
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
