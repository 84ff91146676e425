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
  dispatch = createDispatch({ hosts } as unknown as ApiDeps)
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
    expect(await ask('hosts.accept-key', { host: offer.id, fingerprint: offer.fingerprint })).toEqual({})
  }
  expect(seen).toEqual([
    ['key-unknown', 'ssh://jump', `127.0.0.1:${jump.port}`],
    ['key-unknown', 'far', `127.0.0.1:${behind.port}`],
    [expect.stringMatching(/ready|no-engine/), undefined, undefined],
  ])
  expect((await readFile(join(home, '.ssh/known_hosts'), 'utf8')).trim().split('\n')).toHaveLength(2)
})
