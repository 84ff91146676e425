import { BlockList, isIP } from 'node:net'
import type { Destination } from './connect.ts'

/** The part of a NO_PROXY entry before the port, and the port if there is one. */
const entryWithPort = /^(?:\[(?<address>[^\]]*)\]|(?<name>[^:]*)):(?<port>\d+)$/

/**
 * The environment's proxy for a destination, by the rules of Go's golang.org/x/net/http/httpproxy. Docker uses these
 * rules, and other programs' rules differ (a bare domain in NO_PROXY covers its subdomains, networks may be written as
 * CIDR, this machine itself is never reached through a proxy).
 *
 * @returns undefined for a direct connection.
 */
export function proxyFor({ host, port }: Destination, env: NodeJS.ProcessEnv): URL | undefined {
  const proxy = env['HTTPS_PROXY'] || env['https_proxy']
  if (!proxy || isThisMachine(host)) return undefined
  const exceptions = (env['NO_PROXY'] || env['no_proxy'] || '').toLowerCase().split(',')
  if (exceptions.some((entry) => matchesEntry(entry.trim(), host, port))) return undefined
  return parseProxy(proxy)
}

/** Without a scheme, `host:port` means an HTTP proxy. */
function parseProxy(proxy: string): URL | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`
  return URL.canParse(address) ? new URL(address) : undefined
}

function matchesEntry(entry: string, host: string, port: number): boolean {
  if (entry === '') return false
  if (entry === '*') return true
  if (entry.includes('/')) return isInNetwork(entry, host)
  const { address, name, port: onlyPort } = entryWithPort.exec(entry)?.groups ?? {}
  if (onlyPort !== undefined && Number(onlyPort) !== port) return false
  const wanted = address ?? name ?? entry
  if (isIP(wanted) || isIP(host)) return wanted === host
  const domain = wanted.replace(/^\*(?=\.)/, '')
  return domain.startsWith('.') ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`)
}

function isInNetwork(entry: string, host: string): boolean {
  const [network = '', prefix = ''] = entry.split('/')
  const version = isIP(network)
  if (version === 0 || isIP(host) !== version || !/^\d{1,3}$/.test(prefix)) return false
  return inSubnet(host, network, Number(prefix))
}

function isThisMachine(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true
  return isIP(host) === 4 && inSubnet(host, '127.0.0.0', 8)
}

function inSubnet(host: string, network: string, prefix: number): boolean {
  const family = isIP(host) === 6 ? 'ipv6' : 'ipv4'
  const list = new BlockList()
  if (prefix > (family === 'ipv6' ? 128 : 32)) return false
  list.addSubnet(network, prefix, family)
  return list.check(host, family)
}
