import { isAbsolute, join } from 'node:path'
import { Failure } from '../../../../shared/failure.ts'
import { formatSshAddress, isHostName, parseSshAddress, type SshAddress } from '../../../../shared/ssh-address.ts'
import type { Phrase } from '../../../../shared/words/param.ts'
import type { ClientConfig } from './config/client-config.ts'
import { expandHome, expandPath, type Tokens } from './config/expand.ts'
import { lookUp } from './config/lookup.ts'
import { lowerCase } from './config/match.ts'
import type { HostSettings } from './config/settings.ts'
import { knownNames } from './known-hosts.ts'
import type { HostKeyPolicy, LoginKeys, SshTarget } from './target.ts'

/** A host as a person named it. */
export interface WantedHost {
  /** Its name in messages. */
  readonly name: string
  /** Its host may be an alias of ssh_config; user and port take precedence over the files. */
  readonly address: SshAddress
  /** A private key to try first. */
  readonly identity?: string
  /** Mooring's known_hosts, for keys that the files of ssh_config can't keep. */
  readonly pinsFile: string
}

/** OpenSSH's own (ssh_config(5), IdentityFile), without those that need a hardware token, which ssh2 cannot use. */
const defaultIdentities = ['~/.ssh/id_ed25519', '~/.ssh/id_ecdsa', '~/.ssh/id_rsa']

/**
 * Resolves what ssh would use for `ssh user@host`: HostName, User, Port, keys, known_hosts and jumps.
 * @throws Failure `ssh-proxy-command`, `ssh-config-invalid`, `ssh-config-undecided`, `host-unreachable`, `ssh-address-*` (for
 *   what ProxyJump names).
 */
export async function resolveTarget(wanted: WantedHost, config: ClientConfig): Promise<SshTarget> {
  return await resolve(wanted, config, undefined, [])
}

/** `jumps`: the value of ProxyJump; undefined to look it up. `seen`: the hosts that led here. */
async function resolve(
  { name, address, identity, pinsFile }: WantedHost,
  config: ClientConfig,
  jumps: readonly string[] | undefined,
  seen: readonly string[],
): Promise<SshTarget> {
  if (seen.includes(address.host)) {
    throw invalid({ phrase: 'jump-leads-back', params: { host: address.host } })
  }
  const { localUser } = config
  const { host, settings } = await lookUp(config.files, { ...address, name, localUser }, config.exists)
  const hops = jumps ?? jumpsTo(settings, name)
  const port = address.port ?? Number(settings.first('port') ?? 22)
  const user = address.user ?? userOf(settings) ?? localUser
  const alias = settings.first('hostkeyalias')
  if (!isHostName(host)) throw invalid({ phrase: 'cannot-name-one-host', params: { name: host } })
  if (alias !== undefined) checkKnownName(alias)
  const tokens = {
    ...ownTokens(config),
    h: host,
    n: address.host,
    p: String(port),
    r: user,
    k: alias === undefined ? address.host : lowerCase(alias),
  }
  const [last, before] = [hops.at(-1), hops.slice(0, -1)]
  // Each jump is reached through those before it; the first one may have its own ProxyJump.
  const hop = (jump: string): Promise<SshTarget> =>
    resolve(jumpHost(jump, pinsFile), config, before.length > 0 ? before : undefined, [...seen, address.host])
  return {
    name,
    host,
    port,
    user,
    hostKeys: hostKeyPolicy(settings, { host, port, pinsFile }, tokens, config),
    login: loginKeys(settings, identity, tokens, config),
    ...(last === undefined ? {} : { via: await hop(last) }),
  }
}

/** Newer versions of OpenSSH expand tokens and variables in User, older ones do not. */
function userOf(settings: HostSettings): string | undefined {
  const user = settings.first('user')
  if (user !== undefined && /%|\$\{/.test(user)) {
    throw invalid({ phrase: 'config-versions-differ', params: { text: `User ${user}` } })
  }
  return user
}

/** Its name is also valid as a host's id, for instance to accept its key. */
function jumpHost(text: string, pinsFile: string): WantedHost {
  const address = parseSshAddress(text)
  return { name: formatSshAddress(address), address, pinsFile }
}

function jumpsTo(settings: HostSettings, name: string): readonly string[] {
  const proxy = settings.proxy()
  if (proxy.kind === 'command') throw new Failure('ssh-proxy-command', { host: name })
  return proxy.kind === 'jumps' ? proxy.hops : []
}

/**
 * Not a name: text that means several hosts or something else in known_hosts (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).
 */
function checkKnownName(name: string): void {
  if (/[\s\p{C}*?!,|#@]/u.test(name)) throw invalid({ phrase: 'cannot-name-one-host', params: { name } })
}

function invalid(detail: Phrase): Failure {
  return new Failure('ssh-config-invalid', { file: 'ssh_config', detail })
}

function hostKeyPolicy(
  settings: HostSettings,
  { host, port, pinsFile }: { readonly host: string; readonly port: number; readonly pinsFile: string },
  tokens: Tokens,
  { env, home, systemDirectory }: ClientConfig,
): HostKeyPolicy {
  const paths = (keyword: string): readonly string[] | undefined => {
    const values = settings.all(keyword)
    return values.length === 0 ? undefined : values.filter((value) => value !== 'none')
  }
  const user = paths('userknownhostsfile') ?? ['~/.ssh/known_hosts', '~/.ssh/known_hosts2']
  const own = user.map((file) => expandPath(file, tokens, env))
  // No tokens here (ssh_config(5), GlobalKnownHostsFile).
  const global =
    paths('globalknownhostsfile')?.map((file) => expandHome(file, home)) ??
    ['ssh_known_hosts', 'ssh_known_hosts2'].map((file) => join(systemDirectory, file))
  return {
    names: knownNames(host, port, settings.first('hostkeyalias')),
    files: [...own, ...global],
    writeTo: own[0],
    otherwise: pinsFile,
    hashed: settings.first('hashknownhosts') === 'yes',
    firstContact: 'ask',
  }
}

function loginKeys(
  settings: HostSettings,
  identity: string | undefined,
  tokens: Tokens,
  { env }: ClientConfig,
): LoginKeys {
  const named = settings.all('identityfile')
  const configured = named.length > 0 || identity !== undefined ? named : defaultIdentities
  const files = configured
    .filter((file) => file.toLowerCase() !== 'none')
    .map((file) => expandPath(file, tokens, env))
    .map((file) => (isAbsolute(file) ? file : join(tokens['d'] ?? '', file)))
  return {
    files: [...new Set([...(identity === undefined ? [] : [identity]), ...files])],
    onlyFiles: settings.first('identitiesonly') === 'yes',
    agent: agentSocket(settings.first('identityagent'), tokens, env),
  }
}

function agentSocket(said: string | undefined, tokens: Tokens, env: NodeJS.ProcessEnv): string | undefined {
  if (said?.toLowerCase() === 'none') return undefined
  if (said === undefined || said === 'SSH_AUTH_SOCK') return env['SSH_AUTH_SOCK'] || undefined
  if (said.startsWith('$') && !said.startsWith('${')) return env[said.slice(1)] || undefined
  return expandPath(said, tokens, env)
}

/** The tokens about the local side. */
function ownTokens({ home, localUser, localUid, localHost }: ClientConfig): Tokens {
  return { d: home, u: localUser, i: String(localUid), l: localHost, L: localHost.split('.')[0] ?? localHost }
}
