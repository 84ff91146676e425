import { z } from 'zod'
import { Failure } from './failure.ts'

/** Where to reach a host over SSH. Absent parts come from the user's ssh_config. */
export interface SshAddress {
  readonly user?: string
  /** A name, any alias that ssh accepts, an IPv4 address, or an IPv6 address without its brackets. */
  readonly host: string
  readonly port?: number
}

const pattern = /^(?:(?<user>[^@]*)@)?(?<host>\[[^\]]*\]|[^:[\]]*)(?::(?<port>[^:]*))?$/

/**
 * Reads `ssh://user@host:port` (draft-ietf-secsh-scp-sftp-ssh-uri, as in OpenSSH) or the same without `ssh://`, as in
 * ProxyJump. User and port may be left out; in the form with `ssh://` the user may be percent-encoded.
 *
 * @throws Failure with one of the `ssh-address-*` codes.
 */
export function parseSshAddress(typed: string): SshAddress {
  const text = typed.trim()
  const [, scheme, rest = text] = /^([^/:@]*):\/\/(.*)$/.exec(text) ?? []
  if (scheme !== undefined && scheme.toLowerCase() !== 'ssh') throw new Failure('ssh-address-scheme', { scheme })
  const authority = scheme === undefined ? rest : rest.replace(/\/$/, '')
  if (/[/?#]/.test(authority)) throw new Failure('ssh-address-path', { typed: text })

  const { user, host = '', port } = pattern.exec(authority)?.groups ?? {}
  if (user?.includes(':')) throw new Failure('ssh-address-password')
  return {
    ...(user === undefined ? {} : { user: checkUser(scheme === undefined ? user : decode(user), text) }),
    host: checkHost(host, text),
    ...(port === undefined ? {} : { port: checkPort(port) }),
  }
}

/** The address as {@link parseSshAddress} reads it. */
export function formatSshAddress({ user, host, port }: SshAddress): string {
  const name = host.includes(':') ? `[${host}]` : host
  return `ssh://${user === undefined ? '' : `${encodeURIComponent(user)}@`}${name}${port === undefined ? '' : `:${port}`}`
}

function decode(user: string): string {
  try {
    return decodeURIComponent(user)
  } catch {
    return '' // a lone percent sign; refused like any other user that is none
  }
}

/** A user name must not look like an option or contain hidden characters. */
function checkUser(user: string, typed: string): string {
  if (!/^[^-\s\p{C}:/][^\s\p{C}:/]*$/u.test(user)) throw new Failure('ssh-address-user', { typed })
  return user
}

function checkHost(host: string, typed: string): string {
  const [, address] = /^\[([^\]]*)\]$/.exec(host) ?? []
  const ok = address === undefined ? isAlias(host) : isIpv6(address)
  if (!ok) throw new Failure('ssh-address-host', { typed })
  return address ?? host
}

/**
 * Whether a text can be a host in an address: what ssh accepts on its command line (ssh.c, ssh_valid_hostname), without
 * the signs of an address and of a pattern, and without hidden characters.
 */
export function isAlias(text: string): boolean {
  return /^(?!-)[^\s\p{C}'"`$\\;&<>|(){},@:/?#[\]*!]{1,253}$/u.test(text)
}

/** Whether a text can be connected to: a host's name, an IPv4 address, or an IPv6 address without brackets. */
export function isHostName(text: string): boolean {
  return (/^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(text) && text.length <= 253) || isIpv6(text)
}

function isIpv6(text: string): boolean {
  return z.ipv6().safeParse(text.replace(/%[A-Za-z0-9._-]+$/, '')).success
}

function checkPort(text: string): number {
  const port = readPort(text)
  if (port === undefined) throw new Failure('ssh-address-port', { port: text })
  return port
}

/** A port from 1 to 65535; undefined for other text. */
export function readPort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= 65_535 ? port : undefined
}
