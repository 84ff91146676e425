import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ApiDeps } from '../../../main/api/deps.ts'
import { createDispatch, type Dispatch } from '../../../main/api/dispatch.ts'
import type { HostDirectory } from '../../../main/hosts/directory.ts'
import { hostKeyOffer } from '../../../renderer/features/host-key/host-key.ts'
import { hostSchema } from '../../../shared/model/host.ts'
import { openHostsOf } from '../../support/ssh/person-hosts.ts'
import { makeKey, makeOpenBox, type SshBox, type SshServer } from '../../support/ssh/ssh-box.ts'

let box: SshBox
let jump: SshServer
let behind: SshServer
let home: string
let hosts: HostDirectory
let dispatch: Dispatch

beforeAll(async () => {
  ;({ box, server: jump } = await makeOpenBox())
  const ownKey = await makeKey(join(box.directory, 'key_behind'))
  behind = await box.sshd([`HostKey ${ownKey}`])
  home = join(box.directory, 'home')
  await mkdir(join(home, '.ssh'), { recursive: true })
  const login = `  HostName 127.0.0.1\n  User captain\n  IdentityFile ${box.directory}/id_ed25519\n`
  const jumpHost = `Host jump\n  Port ${jump.port}\n${login}`
  await writeFile(
    join(home, '.ssh/config'),
    `${jumpHost}Host behind\n  Port ${behind.port}\n  ProxyJump jump\n${login}`,
  )
  const opened = openHostsOf(home)
  hosts = opened.hosts
  await opened.saved.add('far', 'behind')
  // The verbs of this test need nothing else.
  const history = { list: async () => ({ changes: [], failures: [] }) }
  dispatch = createDispatch({ hosts, history } as unknown as ApiDeps)
})
afterAll(async () => {
  hosts?.close()
  await box?.close()
})

async function ask(verb: string, input: unknown): Promise<unknown> {
  const envelope = await dispatch(verb, input, { signal: new AbortController().signal, emit: () => undefined })
  return envelope.ok ? envelope.data : envelope.error
}

it('is reached once both keys are accepted, each as the page accepts it', async () => {
  const seen: unknown[] = []
  for (;;) {
    const found = hostSchema.parse(await ask('hosts.look', { host: 'far' }))
    const offer = hostKeyOffer(found)
    seen.push([found.state, offer?.host, offer?.address])
    if (!offer || seen.length > 2) break
    expect(await ask('hosts.accept-key', { host: offer.host, fingerprint: offer.fingerprint })).toEqual({})
  }
  expect(seen).toEqual([
    ['key-unknown', 'ssh://jump', `127.0.0.1:${jump.port}`],
    ['key-unknown', 'far', `127.0.0.1:${behind.port}`],
    [expect.stringMatching(/ready|no-engine|engine-stopped/), undefined, undefined],
  ])
  expect((await readFile(join(home, '.ssh/known_hosts'), 'utf8')).trim().split('\n')).toHaveLength(2)
})

it('is asked about itself, even if it shows the key that was accepted for the jump host', async () => {
  // Whoever runs the jump host has that key, and could answer for every host behind it.
  const disguised = await box.sshd()
  await writeFile(
    join(home, '.ssh/config'),
    [
      `Host disguised\n  HostName 127.0.0.1\n  Port ${disguised.port}\n  ProxyJump captain@127.0.0.1:${jump.port}`,
      `Host *\n  User captain\n  IdentityFile ${box.directory}/id_ed25519\n  UserKnownHostsFile ${box.directory}/known_here\n`,
    ].join('\n'),
  )
  const seen: unknown[] = []
  for (const _ of ['the jump host', 'the host behind it']) {
    const { hostKey } = hostSchema.parse(await ask('hosts.look', { host: 'ssh://disguised' }))
    seen.push([hostKey?.host, hostKey?.fingerprint])
    if (seen.length === 1) await ask('hosts.accept-key', { host: hostKey?.host, fingerprint: hostKey?.fingerprint })
  }
  const fingerprint = expect.stringMatching(/^SHA256:/)
  expect(seen).toEqual([
    [`ssh://captain@127.0.0.1:${jump.port}`, fingerprint],
    ['ssh://disguised', fingerprint],
  ])
  expect(new Set(seen.map((each) => (each as string[])[1])).size).toBe(1)
})
