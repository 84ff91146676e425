import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cli, openCli } from '../../support/processes/cli.ts'
import { makeKey, makeOpenBox, matePassword, type SshBox, type SshServer } from '../../support/ssh/ssh-box.ts'

let box: SshBox
let server: SshServer
let cli: Cli

beforeAll(async () => {
  ;({ box, server } = await makeOpenBox())
  cli = await openCli({ ownHome: true })
})
afterAll(async () => {
  await box?.close()
  await cli?.remove()
})

const [yes, enter] = ['y', '\r']

describe('a person at the terminal', () => {
  it('adds a host and compares its key, then types the passphrase of the own one', async () => {
    const locked = await makeKey(join(box.directory, 'locked'), ['-t', 'ed25519', '-N', 'open sesame'])
    await box.inside('sh', ['-c', `cat ${locked}.pub >>${box.directory}/authorized_keys`])
    const address = `ssh://mate@127.0.0.1:${server.port}`
    const answers = [
      ['does it match?', yes],
      ['Passphrase of', `wrong${enter}`],
      ['Wrong passphrase', `open sesame${enter}`],
    ] as const
    const { code, stdout } = await cli.onTerminal(answers, 'hosts', 'add', 'ship', address, '--identity', locked)
    expect([code, stdout]).toEqual([0, expect.stringContaining('changes use sudo')])
    expect(stdout).toContain(
      (await box.inside('ssh-keygen', ['-lf', `${box.directory}/host_ed25519.pub`])).split(' ')[1],
    )
    expect(await readFile(join(cli.home, '.ssh/known_hosts'), 'utf8')).toContain('ssh-ed25519')
  })

  it('gives the password for sudo once, for looking and for changing, and sees it nowhere', async () => {
    const identity = ['--identity', join(box.directory, 'id_ed25519')]
    await cli.run('hosts', 'add', 'open', `ssh://mate@127.0.0.1:${server.port}`, ...identity)
    // Docker closes this directory where it keeps a key; then root has to look.
    await box.inside('sh', ['-c', 'mkdir -p /etc/docker/certs.d && chmod 700 /etc/docker'])
    const ca = await makeCa()
    // Were it asked for once more, nobody would answer.
    const answers = [
      ['Password of mate on open, for sudo', `${matePassword}${enter}`],
      ['Make this change?', yes],
    ] as const
    const { code, stdout } = await cli.onTerminal(answers, 'trust', 'registry.invalid', '--ca', ca, '--host', 'open')
    expect([code, stdout]).toEqual([0, expect.stringContaining('done, change')])
    expect(stdout).not.toContain(matePassword.slice(0, 10))
    expect(await box.inside('ls', ['/etc/docker/certs.d/registry.invalid'])).toContain('ca.crt')
  })
})

async function makeCa(): Promise<string> {
  const file = join(cli.home, 'ca.pem')
  const about = ['-subj', '/CN=A test CA', '-days', '9', '-keyout', '/dev/null', '-out', file]
  await box.inside('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...about])
  return file
}
