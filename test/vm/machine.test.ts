import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { until } from '../support/process.ts'
import { type RegistryServer, startRegistry } from '../support/registry-server.ts'
import { type Boot2DockerVm, startBoot2Docker } from './boot2docker.ts'
import { freePort } from './ssh.ts'

/*
 * The machine behaves as Boot2Docker does where trust is concerned. These are the facts that the driver is built on, so
 * they are checked here without Mooring.
 */
let registry: RegistryServer

beforeAll(async () => {
  // The machine sees this host as 10.0.2.2, which Docker does not take for insecure, as it does loopback addresses.
  registry = await startRegistry({ address: '10.0.2.2', listen: '127.0.0.1' }, await freePort())
})

afterAll(() => registry?.stop())

const persistent = '/var/lib/boot2docker'
const bundle = '/etc/ssl/certs/ca-certificates.crt'

/** What docker says to pulling an image that is not there. */
async function pull(vm: Boot2DockerVm): Promise<string> {
  await vm.docker()
  return (await vm.run(`docker pull ${registry.name}/none:none`)).stderr
}

/** Starts it again as fast as it goes. */
async function restart(vm: Boot2DockerVm): Promise<void> {
  await vm.must('sync')
  await vm.reset()
}

/** Writes a file as root, its directories with it. */
async function write(vm: Boot2DockerVm, path: string, content: string): Promise<void> {
  await vm.must(`sudo mkdir -p '${path.replace(/\/[^/]*$/, '')}' && sudo tee '${path}' >/dev/null`, content)
}

const certificatesIn = (text: string): number => text.split('-----BEGIN CERTIFICATE-----').length - 1

describe.each(['new', 'old'] as const)('the %s line', (release) => {
  let vm: Boot2DockerVm
  beforeAll(async () => {
    vm = await startBoot2Docker({ release, images: inject('machineImages') })
  })
  afterAll(() => vm?.remove())

  it('is a Boot2Docker, where the user docker may become root', async () => {
    expect(await vm.must('. /etc/os-release && echo $ID $VERSION')).toMatch(/^boot2docker (19\.03\.12|1\.10\.2)\n$/)
    expect(await vm.must('sudo -n id -u')).toBe('0\n')
  })

  it('refuses the registry at first', async () => {
    expect(await pull(vm)).toContain('x509: certificate signed by unknown authority')
  })

  it('has the init script of its line', async () => {
    const { code } = await vm.run('sudo /etc/init.d/docker reload')
    expect(code === 0).toBe(release === 'new')
  })

  it('trusts what lies in the persistent certs.d, after a power cut as well; the rest was RAM', async () => {
    await write(vm, `${persistent}/etc/docker/certs.d/${registry.name}/ca.crt`, registry.certificatePem)
    expect(await pull(vm)).toContain('manifest unknown')
    await vm.must('sudo touch /etc/forgotten')
    await restart(vm)
    expect(await pull(vm)).toContain('manifest unknown')
    expect((await vm.run('ls /etc/forgotten')).code).not.toBe(0)
  })

  it('hides it where bootsync.sh makes a directory /etc/docker', async () => {
    await write(vm, `${persistent}/bootsync.sh`, '#!/bin/sh\nmkdir -p /etc/docker/certs.d/other:5000\n')
    await restart(vm)
    expect(await pull(vm)).toContain('x509: certificate signed by unknown authority')
    await vm.must(`sudo rm -r ${persistent}/bootsync.sh ${persistent}/etc/docker/certs.d`)
  })

  it('puts certs/*.pem into the bundle at boot, once, and Docker trusts them', async () => {
    const before = certificatesIn(await vm.must(`cat ${bundle}`))
    await write(vm, `${persistent}/certs/registry.pem`, registry.certificatePem)
    await vm.reboot()
    expect(await pull(vm)).toContain('manifest unknown')
    expect(certificatesIn(await vm.must(`cat ${bundle}`))).toBe(before + 1)
  })

  it(`${release === 'new' ? 'skips' : 'stops at'} a file in certs/ that is no certificate`, async () => {
    await write(vm, `${persistent}/certs/a-key.pem`, '-----BEGIN NOTHING-----\n')
    await restart(vm)
    const expected = release === 'new' ? 'manifest unknown' : 'x509: certificate signed by unknown authority'
    expect(await pull(vm)).toContain(expected)
    await vm.must(`sudo rm -r ${persistent}/certs`)
  })

  it('has no Docker once something stands before its certificate in server.pem', async () => {
    const own = await vm.must(`cat ${persistent}/server.pem`)
    await write(vm, `${persistent}/server.pem`, registry.certificatePem + own)
    await restart(vm)
    const log = `${persistent}/${release === 'new' ? 'log/docker.log' : 'docker.log'}`
    const refusal = 'Error reading X509 key pair'
    await until(refusal, async () => (await vm.run(`sudo grep '${refusal}' ${log}`)).code === 0, 120_000)
    expect((await vm.run('docker version')).code).not.toBe(0)
    await write(vm, `${persistent}/server.pem`, own)
    await vm.must('sudo /etc/init.d/docker start >/dev/null 2>&1')
    await vm.docker()
  })

  it('powers off', () => vm.powerOff())
})
