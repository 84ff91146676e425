import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'
import { openPrivateHost, type PrivateHost } from '../support/ssh/private-host.ts'

/** Ann, who is in /etc/passwd of the private host alone. */
const uid = 23456
const home = '/run/ann'
const firefox = `${home}/.mozilla/firefox/a1b2.default-release`
const chromium = `${home}/.pki/nssdb`

let namespace: NetworkNamespace
let registry: RegistryServer
let host: PrivateHost
let cli: Cli
let name: string

beforeAll(async () => {
  namespace = await makeNetworkNamespace('clients')
  registry = await startRegistry(namespace)
  name = `mooring-${registry.name.replaceAll(':', '_')}`
  host = await openPrivateHost()
  cli = await openCli({ within: host.within })
  await host.must('sh', '-c', `echo 'ann:x:${uid}:${uid}::${home}:/bin/sh' >>/etc/passwd`)
  await host.must('mkdir', home)
  await host.must('chown', `${uid}:${uid}`, home)
  // A user's database can name a module, which runs as whoever opens it: never as root.
  await asAnn('mkdir', '-m', '777', `${home}/ran-as`)
  const certutil = '#!/bin/sh\ncase $* in *ann*) : >"/run/ann/ran-as/$(id -u)" ;; esac\nexec /usr/bin/certutil "$@"\n'
  await host.write('/usr/local/sbin/certutil', certutil, 0o755)
  for (const directory of [firefox, chromium]) {
    await asAnn('mkdir', '-p', directory)
    await asAnn('certutil', '-N', '-d', `sql:${directory}`, '--empty-password')
  }
})

afterAll(async () => {
  await cli?.remove()
  await host?.remove()
  await registry?.stop()
  await namespace?.remove()
})

const asAnn = (...words: string[]): Promise<string> =>
  host.must('setpriv', '--reuid', `${uid}`, '--regid', `${uid}`, '--clear-groups', 'env', `HOME=${home}`, ...words)
/** What a database lists: names and what they are trusted for. */
const listed = async (directory: string): Promise<string[]> => {
  const lines = (await asAnn('certutil', '-L', '-d', `sql:${directory}`)).trim().split('\n')
  return lines.slice(3).map((line) => line.replace(/\s+/g, ' ').trim())
}
const owners = async (directory: string): Promise<string> =>
  await host.must('stat', '-c', '%u', directory, `${directory}/cert9.db`)
/** What the real Chromium shows of the registry's page. */
const page = (): Promise<string> => {
  const options = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--dump-dom']
  return asAnn('timeout', '60', 'chromium', ...options, `https://${registry.name}/v2/`)
}
const trust = (...options: string[]) =>
  cli.run('trust', registry.name, '--fingerprint', registry.fingerprint, '--yes', ...options)
/** What Mooring keeps for these stores to follow. */
const kept = async (): Promise<string[]> => {
  const paths = Object.keys(await treeState(join(host.root, '/var/lib/mooring')))
  return paths.filter((path) => /^(nss|java)/.test(path))
}
const changeIn = (stdout: string): string => /change (\S+)/.exec(stdout)?.[1] ?? ''

describe('databases of browsers', () => {
  let change: string

  it('get the certificate, and Chromium opens the registry’s page', async () => {
    expect(await page()).not.toContain('{}')
    const { code, stdout, stderr } = await trust('--browsers')
    expect([code, stderr]).toEqual([0, expect.stringContaining(`certutil -A -d sql:${firefox} -n ${name}`)])
    expect([await listed(firefox), await listed(chromium)]).toEqual([[`${name} C,,`], [`${name} C,,`]])
    expect(await page()).toContain('{}')
    expect(await owners(firefox)).toBe(`${uid}\n${uid}\n`)
    expect(await host.must('ls', `${home}/ran-as`)).toBe(`${uid}\n`)
    expect(await trust('--browsers')).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing to do') })
    change = changeIn(stdout)
  })

  it('that came later get it from the next trust, and its undo removes it only there', async () => {
    const later = `${home}/snap/firefox/common/.mozilla/firefox/later`
    await asAnn('mkdir', '-p', later)
    await asAnn('certutil', '-N', '-d', `sql:${later}`, '--empty-password')
    const { stdout } = await trust('--browsers')
    expect(await listed(later)).toEqual([`${name} C,,`])
    expect((await cli.run('undo', changeIn(stdout), '--yes')).code).toBe(0)
    expect([await listed(later), await listed(firefox)]).toEqual([[], [`${name} C,,`]])
  })

  it('lose it with undo, and get the new one when the registry renews it', async () => {
    await registry.renew()
    const { stdout } = await trust('--browsers')
    expect(await page()).toContain('{}')
    expect((await cli.run('undo', changeIn(stdout), '--yes')).code).toBe(0)
    expect(await page()).not.toContain('{}')
    expect((await cli.run('undo', change, '--yes')).code).toBe(0)
    expect([await listed(firefox), await listed(chromium), await kept()]).toEqual([[], [], []])
  })

  it('keep what the user put there, with the trust that the user gave it', async () => {
    await host.write('/run/own.pem', registry.certificatePem)
    await asAnn('certutil', '-A', '-d', `sql:${firefox}`, '-n', 'own', '-t', 'p,,', '-i', '/run/own.pem')
    expect((await trust('--browsers')).code).toBe(0)
    expect([await listed(firefox), await listed(chromium)]).toEqual([['own p,,'], [`${name} C,,`]])
    expect((await cli.run('untrust', registry.name, '--yes')).code).toBe(0)
    expect([await listed(firefox), await listed(chromium), await kept()]).toEqual([['own p,,'], [], []])
    await asAnn('certutil', '-D', '-d', `sql:${firefox}`, '-n', 'own')
  })

  it.each(['0400', '0000'])(
    'that their owner has closed (%s) hold nobody up, and the report names them',
    async (mode) => {
      expect((await trust('--browsers')).code).toBe(0)
      await asAnn('chmod', mode, `${firefox}/cert9.db`)
      const { code, stdout, stderr } = await cli.run('untrust', registry.name, '--yes')
      await asAnn('chmod', '0600', `${firefox}/cert9.db`)
      expect([code, await listed(firefox), await listed(chromium), await kept()]).toEqual([0, [`${name} C,,`], [], []])
      const said = `${stdout}${stderr}`.replace(/\s+/g, ' ')
      expect(said).toContain(`Couldn’t update the browser’s certificate database in ${firefox}:`)
      await asAnn('certutil', '-D', '-d', `sql:${firefox}`, '-n', name)
    },
  )
})

const jdk = await realpath('/usr/bin/keytool').catch(() => undefined)

describe('Java', () => {
  it('runtimes with a store of their own get the certificate, and lose it', async (context) => {
    if (jdk === undefined) return context.skip('there is no /usr/bin/keytool')
    // In place of the machine's runtimes there is one that no package brought, so that nobody builds its store.
    await host.must('mkdir', '-p', '/run/machine', `/run/jvm/company/bin`, `/run/jvm/company/lib/security`)
    await host.must('mount', '--bind', '/usr/lib/jvm', '/run/machine')
    const keytool = jdk.replace('/usr/lib/jvm', '/run/machine')
    await host.write('/run/jvm/company/bin/keytool', `#!/bin/sh\nexec ${keytool} "$@"\n`, 0o755)
    await host.must('cp', '-L', '/etc/ssl/certs/java/cacerts', '/run/jvm/company/lib/security/cacerts')
    await host.must('mount', '--bind', '/run/jvm', '/usr/lib/jvm')
    const store = ['-keystore', '/usr/lib/jvm/company/lib/security/cacerts', '-storepass', 'changeit']
    const isThere = async () => (await host.run(keytool, '-list', ...store, '-alias', name)).code === 0
    expect(await isThere()).toBe(false)
    const { code, stdout, stderr } = await trust('--java')
    expect([code, stderr]).toEqual([0, expect.stringContaining('keytool -importcert')])
    expect(await isThere()).toBe(true)
    expect((await trust('--java')).stdout).toContain('nothing to do')
    expect((await cli.run('undo', changeIn(stdout), '--yes')).code).toBe(0)
    expect([await isThere(), await kept()]).toEqual([false, []])
    expect((await trust('--java')).code).toBe(0)
    expect((await cli.run('untrust', registry.name, '--yes')).code).toBe(0)
    expect([await isThere(), await kept()]).toEqual([false, []])
    await host.must('umount', '/usr/lib/jvm')
  })

  it('a store of Debian’s hook is left to --system', async (context) => {
    if (jdk === undefined) return context.skip('there is no /usr/bin/keytool')
    const { stderr } = await trust('--java')
    expect(stderr).toContain('so the certificate does not reach it')
    expect(stderr).not.toContain('keytool')
  })
})
