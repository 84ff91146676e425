import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createSshShell } from '../../../../../main/hosts/ways/ssh/ssh-shell.ts'
import { type Channel, startHostileServer } from '../../../../support/ssh/hostile-server.ts'
import { sshDeps, sshTarget } from '../../../../support/ssh/ssh-client.ts'

const request = Buffer.from('mooring-test 1\nend\n')

async function shellOn(answer: (channel: Channel) => void) {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-hostile-'))
  const server = await startHostileServer((_, channel) => answer(channel))
  const target = sshTarget(directory, server.port, { hostKeys: { firstContact: 'pin' }, login: { files: [] } })
  const shell = createSshShell(async () => target, sshDeps())
  onTestFinished(async () => {
    shell.close()
    server.close()
    await rm(directory, { recursive: true })
  })
  return shell
}

/** Writes for ever, as fast as the other side reads. */
function flood(stream: NodeJS.WritableStream, piece: string): void {
  const more = (): void => {
    while (stream.writable && stream.write(piece));
    if (stream.writable) stream.once('drain', more)
  }
  more()
}

test.each([
  ['before it greets', (channel: Channel) => flood(channel, 'Welcome! '.repeat(1_000))],
  ['in lines without end', (channel: Channel) => flood(channel, 'mooring-test 1\n\n\n\n')],
  ['on standard error', (channel: Channel) => flood(channel.stderr, 'oh '.repeat(1_000))],
])('a host that talks without end %s is cut off at the limit', async (_, answer) => {
  const shell = await shellOn(answer)
  const running = shell.run('true', request, { privileged: false, timeoutMs: 50_000, answerLimit: 2 * 1024 * 1024 })
  await expect(running).rejects.toMatchObject({
    code: 'answer-too-large',
    params: { host: 'ship', limit: { phrase: 'limit-bytes', params: { size: 2_048 } } },
  })
})

test('a host that stays silent is given up, and also where a person stops it', async () => {
  const person = new AbortController()
  let commands = 0
  const shell = await shellOn(() => {
    commands += 1
    if (commands === 2) person.abort()
  })
  const limits = { privileged: false, timeoutMs: 100, graceMs: 100 }
  expect(await shell.run('true', request, limits)).toMatchObject({ exitCode: null })
  const stopped = { ...limits, timeoutMs: 50_000, signal: person.signal }
  expect(await shell.run('true', request, stopped)).toMatchObject({ exitCode: null })
})
