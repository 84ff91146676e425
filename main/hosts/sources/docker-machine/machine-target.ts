import { BlockList, isIP } from 'node:net'
import { join } from 'node:path'
import { Failure } from '../../../../shared/failure.ts'
import type { SshTarget } from '../../ways/ssh/target.ts'
import type { Machine } from './machine-config.ts'

/** This computer's own networks: loopback, private and link-local addresses (RFC 1918, 3927, 4193, 4291). */
const nearbyNetworks = [
  ['127.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
] as const

/**
 * The SSH target of a machine.
 *
 * docker-machine never checks a host key (StrictHostKeyChecking=no), so no known_hosts has one, and a machine's address
 * and port change with every start. Mooring therefore keeps the key of each machine in its own known_hosts file, under
 * a name unique to the machine. For a machine on this computer or on a local network, the key of the first contact is
 * accepted, as docker-machine accepts every key; from then on it must not change. For a remote machine, at a cloud
 * provider, a person verifies the key as for any other server.
 *
 * @param pinsFile Mooring's known_hosts.
 * @throws Failure `machine-stopped` if docker-machine has no address.
 */
export function machineTarget(machine: Machine, pinsFile: string, env: NodeJS.ProcessEnv): SshTarget {
  const { name, host, port, user, keyFile, directory, identity } = machine
  if (host === undefined) throw new Failure('machine-stopped', { machine: name, detail: { phrase: 'no-address' } })
  // The path may be from another computer; the key itself is beside the file.
  const files = [keyFile, join(directory, 'id_rsa')].filter((file) => file !== undefined)
  return {
    name: `machine:${name}`,
    host,
    port,
    user,
    hostKeys: {
      names: { name: `docker-machine-${name.toLowerCase()}-${identity}` },
      files: [pinsFile],
      writeTo: pinsFile,
      otherwise: pinsFile,
      hashed: false,
      firstContact: isNearby(host) ? 'pin' : 'ask',
    },
    login: {
      files: [...new Set(files)],
      onlyFiles: keyFile !== undefined,
      agent: env['SSH_AUTH_SOCK'] || undefined,
    },
  }
}

function isNearby(host: string): boolean {
  const family = isIP(host)
  const networks = new BlockList()
  for (const [network, prefix, type] of nearbyNetworks) networks.addSubnet(network, prefix, type)
  return family !== 0 && networks.check(host, family === 4 ? 'ipv4' : 'ipv6')
}
