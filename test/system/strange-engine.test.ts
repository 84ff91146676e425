import { chmod, lstat, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type PretendedDaemon, startPretendedDaemon } from '../support/host-programs/pretended-daemon.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'

const preload = '/etc/ld.so.preload'
const nobody = 65534
let directory: string
let daemon: PretendedDaemon
let cli: Cli

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-strange-'))
  await chmod(directory, 0o755)
  daemon = await startPretendedDaemon(directory, ['--config-file', preload], {
    env: { XDG_CONFIG_HOME: '/etc' },
    uid: nobody,
  })
  cli = await openCli()
})

afterAll(async () => {
  await daemon?.stop()
  await cli?.remove()
  await rm(directory, { recursive: true })
})

it('has root write nothing where a user’s process called dockerd says that its settings are', async () => {
  const made = await cli.run('insecure', 'on', 'reg.example.com:5000', '--yes')
  expect(made).toMatchObject({ code: 0 })
  expect(made.stdout + made.stderr).toContain('The Docker engine of another user (UID 65534) is not changed.')
  await expect(lstat(preload)).rejects.toThrow('ENOENT')
  // This machine's own Docker does not run and tells no version, but its real init script says that it is a dockerd.
  const list = '/etc/docker/daemon.json'
  expect([(await lstat(list)).uid, await readFile(list, 'utf8')]).toEqual([
    0,
    expect.stringContaining('reg.example.com:5000'),
  ])
})
