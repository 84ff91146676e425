import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findIdentities, type Identity } from '../../../../../main/hosts/ways/ssh/identities.ts'
import { must, type Running } from '../../../../support/processes/process.ts'
import { startAgent } from '../../../../support/ssh/ssh-agent.ts'
import { makeKey } from '../../../../support/ssh/ssh-box.ts'
import { sshDeps } from '../../../../support/ssh/ssh-client.ts'

let directory: string
let agent: Running
const at = (name: string): string => join(directory, name)
const socket = (): string => at('agent.sock')

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-keys-'))
  for (const name of ['a', 'b', 'c']) await makeKey(at(name))
  await makeKey(at('locked'), ['-t', 'ed25519', '-N', 'sesame'])
  await makeKey(at('old-locked'), ['-t', 'rsa', '-m', 'PEM', '-N', 'sesame'])
  agent = await startAgent(socket())
})
afterAll(async () => {
  await agent?.stop()
  await rm(directory, { recursive: true })
})
afterEach(() => must('ssh-add', ['-D'], { env: { ...process.env, SSH_AUTH_SOCK: socket() } }))

const load = (...names: string[]) =>
  must('ssh-add', names.map(at), { env: { ...process.env, SSH_AUTH_SOCK: socket() } })
const find = (names: readonly string[], agentSocket: string | undefined, onlyFiles = false, deps = sshDeps()) =>
  findIdentities({ files: names.map(at), agent: agentSocket, onlyFiles }, deps, undefined)

/** Which of the files each identity is the key of. */
async function names(identities: readonly Identity[]): Promise<string[]> {
  const known = new Map<string, string>()
  for (const name of ['a', 'b', 'c', 'locked', 'old-locked']) {
    known.set((await readFile(at(`${name}.pub`), 'utf8')).split(' ')[1] ?? '', name)
  }
  return identities.map(({ publicKey }) => known.get(publicKey.getPublicSSH().toString('base64')) ?? '?')
}

describe('findIdentities', () => {
  it('offers the agent’s keys that are named, then its others, then files', async () => {
    await load('a', 'b')
    expect(await names(await find(['c', 'b', 'missing'], socket()))).toEqual(['b', 'a', 'c'])
  })

  it('offers nothing else of the agent with IdentitiesOnly', async () => {
    await load('a', 'b')
    expect(await names(await find(['c', 'b'], socket(), true))).toEqual(['b', 'c'])
  })

  it('asks for no passphrase that would take too long to try, and says why', async () => {
    await makeKey(at('slow'), ['-t', 'ed25519', '-a', '257', '-N', 'sesame'])
    const deps = sshDeps({ answer: () => 'sesame' })
    const [slow] = await find(['slow'], undefined, false, deps)
    const params = { file: at('slow'), rounds: '257', limit: '256' }
    expect(slow?.label).toEqual({ phrase: 'encrypted-file-slow', params })
    await expect(slow?.sign(Buffer.from('data'), undefined)).rejects.toThrow('was not opened')
    expect(deps.asked).toEqual([])
  })

  it('treats a missing agent as one without keys', async () => {
    await writeFile(at('no-socket'), '')
    expect(await names(await find(['a'], at('nowhere')))).toEqual(['a'])
    expect(await names(await find(['a'], at('no-socket')))).toEqual(['a'])
  })

  it('does not wait for an agent that says nothing', async () => {
    const silent = createServer((socket) => socket.on('error', () => {}))
    await new Promise<void>((resolve) => silent.listen(at('silent.sock'), resolve))
    expect(await names(await find(['a'], at('silent.sock')))).toEqual(['a'])
    silent.close()
  })

  it('signs with the agent’s keys and with files alike', async () => {
    await load('a')
    const identities = await find(['b'], socket())
    for (const identity of identities) {
      const signature = await identity.sign(Buffer.from('data'), undefined)
      expect(identity.publicKey.verify(Buffer.from('data'), signature)).toBe(true)
    }
    expect(identities).toHaveLength(2)
  })

  it('asks for a passphrase only to sign, and once for all hosts', async () => {
    const deps = sshDeps({ answer: ({ attempt }) => (attempt === 2 ? 'sesame' : 'wrong') })
    const [first] = await find(['locked'], undefined, false, deps)
    const [second] = await find(['locked'], undefined, false, deps)
    expect(deps.asked).toEqual([])
    await Promise.all([first?.sign(Buffer.from('x'), undefined), second?.sign(Buffer.from('x'), undefined)])
    expect(deps.asked).toEqual(['passphrase 1', 'passphrase 2'])
  })

  it('gives up on a key after three wrong passphrases or no answer, and asks again the next time', async () => {
    const wrong = sshDeps({ answer: () => 'wrong' })
    const [key] = await find(['locked'], undefined, false, wrong)
    await expect(key?.sign(Buffer.from('x'), undefined)).rejects.toThrow(at('locked'))
    expect(wrong.asked).toHaveLength(3)
    await expect(key?.sign(Buffer.from('x'), undefined)).rejects.toThrow(at('locked'))
    expect(wrong.asked).toHaveLength(6)
  })

  it('asks at once if no file has the public half', async () => {
    const text = await readFile(at('old-locked'), 'utf8')
    await writeFile(at('alone'), text)
    const deps = sshDeps({ answer: () => 'sesame' })
    expect(await names(await find(['old-locked'], undefined, false, deps))).toEqual(['old-locked'])
    expect(deps.asked).toEqual([])
    expect(await names(await find(['alone'], undefined, false, deps))).toEqual(['old-locked'])
    expect(deps.asked).toEqual(['passphrase 1'])
    expect(await find(['alone'], undefined, false, sshDeps())).toEqual([])
  })
})
