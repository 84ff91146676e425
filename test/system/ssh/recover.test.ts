import { access, copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cli, openCli } from '../../support/processes/cli.ts'
import { must, run, until } from '../../support/processes/process.ts'
import { makeOpenBox, type SshBox, type SshServer } from '../../support/ssh/ssh-box.ts'

const store = '/usr/local/share/ca-certificates'

let box: SshBox
let server: SshServer
let cli: Cli
let ca: string
let before: string

beforeAll(async () => {
  ;({ box, server } = await makeOpenBox())
  cli = await openCli({ ownHome: true })
  ca = join(cli.home, 'ca.pem')
  const about = ['-subj', '/CN=A test CA', '-days', '9', '-keyout', '/dev/null', '-out', ca]
  await must('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...about])
  // A refresh that takes its time, until it is told to be quick. It says so from its own process, which starts no other.
  const slow = join(box.directory, 'slow')
  const real = join(box.directory, 'real')
  await copyFile('/usr/sbin/update-ca-certificates', real)
  const wait = `[ -e ${box.directory}/quick ] || { : >${box.directory}/slow-began; exec sleep 600; }`
  await writeFile(slow, `#!/bin/sh\n${wait}\nexec ${real} "$@"\n`, { mode: 0o755 })
  await box.inside('mount', ['--bind', slow, '/usr/sbin/update-ca-certificates'])
  const identity = ['--identity', join(box.directory, 'id_ed25519')]
  await cli.run('hosts', 'add', 'ship', `ssh://captain@127.0.0.1:${server.port}`, ...identity)
  const [, fingerprint = ''] = (await box.inside('ssh-keygen', ['-lf', `${box.directory}/host_ed25519.pub`])).split(' ')
  await cli.run('hosts', 'accept-key', 'ship', fingerprint)
  before = await anchors()
})
afterAll(async () => {
  await box?.close()
  await cli?.remove()
})

const trust = (): ReturnType<Cli['json']> =>
  cli.json('trust', 'registry.invalid', '--system', '--ca', ca, '--host', 'ship', '--yes', '--no-restart')
const anchors = async (): Promise<string> => (await box.inside('ls', [store])).trim()
const journal = (): Promise<string> => box.inside('cat', ['/var/lib/mooring/unfinished']).catch(() => '')

/** A process and all that it started, the eldest first: so sshd is gone before it can tell how its child ended. */
async function family(pid: string): Promise<string[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const families = await Promise.all(children.split(' ').filter(Boolean).map(family))
  return [pid, ...families.flat()]
}

describe('a change on a host that loses everything in the middle of it', () => {
  it('fails with the cut as its reason', async () => {
    const running = trust()
    const began = (): Promise<boolean> =>
      access(join(box.directory, 'slow-began')).then(
        () => true,
        () => false,
      )
    await until('the refresh', began)
    expect([(await journal()) !== '', (await anchors()) !== before]).toEqual([true, true])
    const processes = (await family(String(server.pid))).filter((pid) => pid !== String(server.pid))
    await run('kill', ['-9', ...processes])
    const { code, envelope } = await running
    expect([code, !envelope.ok && envelope.error.code]).toEqual([1, 'ssh-cut'])
  })

  it('is shown with what to do, and nothing else is planned there', async () => {
    expect((await cli.run('hosts')).stdout).toContain('was interrupted: run mooring recover --host ship')
    const { code, envelope } = await trust()
    expect([code, !envelope.ok && envelope.error.code]).toEqual([6, 'unfinished-change'])
  })

  it('is rolled back by recover, and then has no more to do', async () => {
    expect(await anchors()).not.toBe(before)
    await writeFile(join(box.directory, 'quick'), '')
    expect((await cli.run('recover', '--host', 'ship', '--yes')).code).toBe(0)
    expect([await anchors(), await journal()]).toEqual([before, ''])
    expect((await cli.run('recover', '--host', 'ship', '--yes')).stdout).toContain('nothing to do')
  })
})
