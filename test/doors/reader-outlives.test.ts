import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import type { ReaderJob } from '../../main/reader/jobs.ts'
import { der, identifier, integer, sequence } from '../support/certificates/raw-certificate.ts'
import { until } from '../support/processes/process.ts'

const readerProgram = join(resolve(import.meta.dirname, '../..'), 'out/main/reader.cjs')

/** A key whose passphrase is derived in two thousand million rounds (RFC 8018): hours in OpenSSL, without a pause. */
function endlessKey(): string {
  const rounds = integer(0x7f, 0xff, 0xff, 0xff)
  const sha256 = sequence(identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 9), der(5))
  const pbkdf2 = sequence(
    identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 12),
    sequence(der(4, Buffer.alloc(16, 1)), rounds, sha256),
  )
  const aes = sequence(identifier(0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 42), der(4, Buffer.alloc(16, 1)))
  const pbes2 = sequence(identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 13), sequence(pbkdf2, aes))
  const body = sequence(pbes2, der(4, Buffer.alloc(64, 1))).toString('base64')
  return `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${body.replace(/.{64}/g, '$&\n')}\n-----END ENCRYPTED PRIVATE KEY-----\n`
}

/** Starts a reader, gives it a job, and tells its process's number. */
const starter = `
const { spawn } = require('node:child_process')
const [program, job] = process.argv.slice(1)
const reader = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'ignore'] })
reader.stdin.write(job + '\\n')
setTimeout(() => console.log(reader.pid), 3000)
`

it('ends with its starter, even if it is stuck in native code', async () => {
  const job: ReaderJob = {
    kind: 'private-key',
    key: { name: 'client.key', base64: Buffer.from(endlessKey()).toString('base64') },
    passphrase: 'any',
  }
  const parent = spawn(process.execPath, ['-e', starter, readerProgram, JSON.stringify(job)], {
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
