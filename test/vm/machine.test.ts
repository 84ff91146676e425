import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { picked } from '../support/host-programs/stride.ts'
import { until } from '../support/processes/process.ts'
import { releases } from './images.ts'
import {
  byFingerprint,
  host,
  type MachineUser,
  openMachineUser,
  persistent,
  type Registries,
  startRegistries,
} from './machine-user.ts'
import { describeAsMade } from './rounds/as-made.ts'
import { describeHiddenDisk } from './rounds/hidden-disk.ts'
import { describeLivedIn } from './rounds/lived-in.ts'
import { describePowerCuts } from './rounds/power-cuts.ts'

let registries: Registries

/** That round is the same on all lines, and takes three boots. */
const withHiddenDisk = picked(releases, releases.length)

beforeAll(async () => {
  registries = await startRegistries()
})

afterAll(() => Promise.all(Object.values(registries ?? {}).map((registry) => registry.stop())))

/** The tests follow each other on one machine: a boot takes long. */
describe.each(releases)('a machine of the %s line', (release) => {
  let user: MachineUser
  beforeAll(async () => {
    user = await openMachineUser(registries, { release, images: inject('machineImages') })
  })
  afterAll(() => user?.remove())

  it('is a Boot2Docker with the init script of its line, where the user docker may become root', async () => {
    const { vm } = user
    expect(await vm.must('. /etc/os-release && echo $ID $VERSION')).toMatch(/^boot2docker (19\.03\.12|1\.10\.2)\n$/)
    expect(await vm.must('sudo -n id -u')).toBe('0\n')
    await vm.docker()
    expect((await vm.run('sudo /etc/init.d/docker reload')).code === 0).toBe(release === 'new')
  })

  it('is listed among the hosts, ready', async () => {
    const { envelope } = await user.cli.json('hosts')
    expect(envelope).toMatchObject({
      ok: true,
      data: expect.arrayContaining([expect.objectContaining({ id: host, state: 'ready' })]),
    })
  })

  describeAsMade(
    release,
    () => user,
    () => registries,
  )
  describeLivedIn(
    release,
    () => user,
    () => registries,
  )
  describePowerCuts(
    () => user,
    () => registries,
  )
  if (withHiddenDisk.includes(release)) {
    describeHiddenDisk(
      () => user,
      () => registries,
    )
  }

  it('has no Docker once something stands before its certificate in server.pem', async () => {
    const { vm } = user
    const server = `${persistent}/server.pem`
    const own = await vm.must(`cat ${server}`)
    await user.write({ [server]: registries.trusted.certificatePem + own })
    await vm.must('sudo /etc/init.d/docker stop; while pidof dockerd; do sleep 1; done')
    await vm.must('sudo /etc/init.d/docker start >/dev/null 2>&1')
    const log = `${persistent}/${release === 'new' ? 'log/docker.log' : 'docker.log'}`
    const refusal = 'Error reading X509 key pair'
    await until(refusal, async () => (await vm.run(`sudo grep '${refusal}' ${log}`)).code === 0, 120_000)
    expect((await vm.run('docker version')).code).not.toBe(0)
  })

  it('is changed and taken back all the same, and that Docker is not started', async () => {
    const { trusted } = registries
    const { report } = await user.mooring('trust', ...byFingerprint(trusted), '--system', '--host', host)
    expect(report).toMatchObject({ outcome: 'done' })
    const { report: undone } = await user.mooring('undo', report?.change ?? '')
    expect(undone).toMatchObject({ outcome: 'done' })
    expect((await user.vm.run('pidof dockerd')).code).not.toBe(0)
  })
})
