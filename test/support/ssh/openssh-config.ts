import { isIPv6 } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from '../../../main/hosts/ways/ssh/config/client-config.ts'
import { readClientConfig } from '../../../main/hosts/ways/ssh/config/client-config.ts'
import { readConfigFiles } from '../../../main/hosts/ways/ssh/config/files.ts'
import { lookUp } from '../../../main/hosts/ways/ssh/config/lookup.ts'
import { resolveTarget } from '../../../main/hosts/ways/ssh/resolve-target.ts'
import { Failure } from '../../../shared/failure.ts'
import { parseSshAddress } from '../../../shared/ssh-address.ts'
import { run } from '../processes/process.ts'

/** What decides where a login goes, as whom, and with which keys. */
export interface ConfigAnswer {
  readonly host: string
  readonly port: string
  readonly user: string
  /** Not expanded; empty where the files name none. */
  readonly keys: readonly string[]
  readonly onlyKeys: string
  readonly jumps: string
  readonly knownHosts: string
}

/** The answer of a program, or why it gives none. */
export type Answered = ConfigAnswer | { readonly refused: string }

/** What ssh itself makes of a file. */
export async function askOpenSsh(file: string, host: string): Promise<Answered> {
  const { code, stdout, stderr } = await run('ssh', ['-G', '-F', file, host])
  if (code !== 0) return { refused: stderr.trim() }
  const lines = stdout.split('\n').map((line) => /^(\S+) ?(.*)$/s.exec(line) ?? [])
  const all = (keyword: string): string[] => lines.flatMap(([, key, value = '']) => (key === keyword ? [value] : []))
  if (all('proxycommand').length > 0) return { refused: `ProxyCommand ${all('proxycommand')[0]}` }
  return {
    host: all('hostname')[0] ?? '',
    port: all('port')[0] ?? '',
    user: all('user')[0] ?? '',
    keys: all('identityfile').filter(
      (key) => !/^~\/\.ssh\/id_(rsa|ecdsa|ecdsa_sk|ed25519|ed25519_sk|xmss|dsa)$/.test(key),
    ),
    onlyKeys: all('identitiesonly')[0] ?? '',
    jumps: plainJumps(all('proxyjump')[0] ?? ''),
    knownHosts: all('userknownhostsfile')[0] ?? '',
  }
}

/** What Mooring makes of it. */
export async function askMooring(file: string, host: string): Promise<Answered> {
  try {
    return await answerOf(await configOf(file), host)
  } catch (error) {
    if (error instanceof Failure) return { refused: `${error.code}: ${error.message}` }
    throw error
  }
}

/** The configuration of this user with that file alone. */
async function configOf(file: string): Promise<ClientConfig> {
  const home = homedir()
  const files = await readConfigFiles({ user: file, system: `${file}.none`, home })
  const nowhere = join(file, 'none')
  return { ...(await readClientConfig({ HOME: nowhere }, nowhere)), files, home, env: process.env }
}

async function answerOf(config: ClientConfig, host: string): Promise<ConfigAnswer> {
  // In an address it has brackets.
  const address = isIPv6(host) ? { host } : parseSshAddress(host)
  const target = await resolveTarget({ name: host, address, pinsFile: '' }, config)
  const query = { ...address, name: host, localUser: config.localUser }
  const { settings } = await lookUp(config.files, query, config.exists)
  const proxy = settings.proxy()
  const user = settings.all('userknownhostsfile')
  return {
    host: target.host,
    port: String(target.port),
    user: target.user,
    keys: settings.all('identityfile').filter((key) => !/^~\/\.ssh\/id_(rsa|ecdsa|ed25519)$/.test(key)),
    onlyKeys: target.login.onlyFiles ? 'yes' : 'no',
    jumps: plainJumps(proxy.kind === 'jumps' ? proxy.hops.join(',') : ''),
    knownHosts: user[0] === 'none' ? 'none' : target.hostKeys.files.slice(0, user.length || 2).join(' '),
  }
}

/** Without brackets, `ssh://` and, as for no jump, `none`. */
function plainJumps(text: string): string {
  return text === 'none' ? '' : text.replace(/ssh:\/\/|[[\]]/g, '')
}
