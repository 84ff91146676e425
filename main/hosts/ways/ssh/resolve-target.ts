import { isAbsolute, join } from 'node:path'
import { Failure } from '../../../../shared/failure.ts'
import { makeNote } from '../../../../shared/note.ts'
import { formatSshAddress, parseSshAddress, readPort, type SshAddress } from '../../../../shared/ssh-address.ts'
import type { ClientConfig } from './client-config.ts'
import { type HostSettings, lookUp } from './config-lookup.ts'
import { expandPath, expandTokens, type Tokens } from './expand.ts'
import { knownNames } from './known-hosts.ts'
import { type HostKeyPolicy, type LoginKeys, type SshTarget, sshSeverities } from './target.ts'

/** A host as a person named it. */
export interface WantedHost {
  /** Its name in messages. */
  readonly name: string
  /** Its host may be an alias of ssh_config; user and port take precedence over the files. */
  readonly address: SshAddress
  /** A private key to try first. */
  readonly identity?: string
}

/** OpenSSH's own (ssh_config(5), IdentityFile), without those that need a hardware token, which ssh2 cannot use. */
const defaultIdentities = ['~/.ssh/id_ed25519', '~/.ssh/id_ecdsa', '~/.ssh/id_rsa']

/**
 * Resolves what ssh would use for `ssh user@host`: HostName, User, Port, keys, known_hosts and jumps.
 * @throws Failure `ssh-proxy-command`, `ssh-config-invalid`, `ssh-address-*` (for what ProxyJump says).
 */
export function resolveTarget(wanted: WantedHost, config: ClientConfig): SshTarget {
  return resolve(wanted, config, undefined, [])
}

/** `jumps`: the value of ProxyJump; undefined to look it up. `seen`: the hosts that led here. */
function resolve(
  { name, address, identity }: WantedHost,
  config: ClientConfig,
  jumps: readonly string[] | undefined,
  seen: readonly string[],
): SshTarget {
  if (seen.includes(address.host)) {
    throw new Failure('ssh-config-invalid', {
      file: 'ssh_config',
      detail: { phrase: 'jump-leads-back', params: { host: address.host } },
    })
  }
  const { localUser } = config
  const settings = lookUp(config.blocks, { ...address, localUser })
  const host = expandTokens(settings.first('hostname') ?? '%h', { h: address.host })
  const port = address.port ?? portOf(settings)
  const user = address.user ?? settings.first('user') ?? localUser
  const alias = settings.first('hostkeyalias')
  for (const each of [host, alias ?? host]) checkKnownName(each)
  const tokens = {
    ...ownTokens(config),
    h: host,
    n: address.host,
    p: String(port),
    r: user,
    k: alias ?? address.host,
  }
  const hops = jumps ?? jumpsTo(settings, name)
  const [last, before] = [hops.at(-1), hops.slice(0, -1)]
  // Each jump is reached through those before it; the first one may have its own ProxyJump.
  const hop = (jump: string): SshTarget =>
    resolve(jumpHost(jump), config, before.length > 0 ? before : undefined, [...seen, address.host])
  return {
    name,
    host,
    port,
    user,
    hostKeys: hostKeyPolicy(settings, { host, port }, tokens, config),
    login: loginKeys(settings, identity, tokens, config),
    ...(last === undefined ? {} : { via: hop(last) }),
    notes: settings.skipped.map((section) => makeNote(sshSeverities, 'ssh-config-skipped', { host: name, section })),
  }
}

/** Its name is also valid as a host's id, for instance to accept its key. */
function jumpHost(text: string): WantedHost {
  const address = parseSshAddress(text)
  return { name: formatSshAddress(address), address }
}

function jumpsTo(settings: HostSettings, name: string): string[] {
  const jump = settings.first('proxyjump')
  if (jump !== undefined && jump.toLowerCase() !== 'none') return jump.split(',').map((hop) => hop.trim())
  const command = settings.first('proxycommand')
  if (jump === undefined && command !== undefined && command.toLowerCase() !== 'none') {
    throw new Failure('ssh-proxy-command', { host: name })
  }
  return []
}

/**
 * Not a name: text that means several hosts or something else in known_hosts (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).
 */
function checkKnownName(name: string): void {
  if (/[\s\p{C}*?!,|#@]/u.test(name)) {
    const detail = { phrase: 'cannot-name-one-host', params: { name } } as const
    throw new Failure('ssh-config-invalid', { file: 'ssh_config', detail })
  }
}

function portOf(settings: HostSettings): number {
  const text = settings.first('port') ?? '22'
  const port = readPort(text)
  if (port === undefined) throw new Failure('ssh-config-invalid', { file: 'ssh_config', detail: `Port ${text}` })
  return port
}

function hostKeyPolicy(
  settings: HostSettings,
  { host, port }: { host: string; port: number },
  tokens: Tokens,
  { env, systemDirectory }: ClientConfig,
): HostKeyPolicy {
  const paths = (keyword: string, fallback: readonly string[]): string[] => {
    const values = settings.all(keyword)
    return (values.length > 0 ? values : fallback)
      .filter((value) => value.toLowerCase() !== 'none')
      .map((value) => expandPath(value, tokens, env))
  }
  const own = paths('userknownhostsfile', ['~/.ssh/known_hosts', '~/.ssh/known_hosts2'])
  const global = ['ssh_known_hosts', 'ssh_known_hosts2'].map((file) => join(systemDirectory, file))
  return {
    names: knownNames(host, port, settings.first('hostkeyalias')),
    files: [...own, ...paths('globalknownhostsfile', global)],
    writeTo: own[0],
    hashed: settings.first('hashknownhosts')?.toLowerCase() === 'yes',
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
    onlyFiles: settings.first('identitiesonly')?.toLowerCase() === 'yes',
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
