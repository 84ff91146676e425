/**
 * The keys of the outermost object that dockerd accepts, asked of real ones: with any other, whose value is not an object, it
 * does not start and does not reload (moby daemon/config findConfigurationConflicts; flags count too, under both names).
 */
const inAll = `
  add-runtime allow-nondistributable-artifacts api-cors-header authorization-plugin authorization-plugins bip bridge
  builder cgroup-parent config-file containerd containerd-namespace containerd-plugins-namespace cpu-rt-period
  cpu-rt-runtime cri-containerd data-root debug default-address-pool default-address-pools default-cgroupns-mode
  default-gateway default-gateway-v6 default-ipc-mode default-runtime default-shm-size default-ulimit default-ulimits
  deprecated-key-path dns dns-opt dns-opts dns-search exec-opt exec-opts exec-root experimental features fixed-cidr
  fixed-cidr-v6 group help host host-gateway-ip hosts icc init init-path insecure-registries insecure-registry ip
  ip-forward ip-masq ip6tables iptables ipv6 label labels live-restore log-driver log-level log-opt log-opts
  max-concurrent-downloads max-concurrent-uploads max-download-attempts metrics-addr mtu network-control-plane-mtu
  network-diagnostic-port no-new-privileges node-generic-resource node-generic-resources pidfile raw-logs
  registry-mirror registry-mirrors restart rootless runtimes seccomp-profile selinux-enabled shutdown-timeout
  storage-driver storage-opt storage-opts swarm-default-advertise-addr tls tlscacert tlscert tlskey tlsverify
  userland-proxy userland-proxy-path userns-remap version
`

/** Each version that was asked, oldest first, and what else it accepts. */
const asked: readonly { readonly version: readonly [major: number, minor: number]; readonly more: string }[] = [
  {
    version: [20, 10],
    more: `
      cluster-advertise cluster-store cluster-store-opts graph oom-score-adjust
    `,
  },
  {
    version: [26, 1],
    more: `
      cdi-spec-dir cdi-spec-dirs default-network-opt default-network-opts http-proxy https-proxy log-format no-proxy
      validate
    `,
  },
  {
    version: [28, 5],
    more: `
      allow-direct-routing bip6 cdi-spec-dir cdi-spec-dirs default-network-opt default-network-opts feature
      host-gateway-ips http-proxy https-proxy ip-forward-no-drop log-format no-proxy validate
    `,
  },
]

/** A version of Docker that was asked, and the keys that it accepts. */
export interface KeysOfVersion {
  readonly version: string
  readonly keys: ReadonlySet<string>
}

/** All versions that were asked, oldest first. */
export const knownKeys: readonly KeysOfVersion[] = asked.map(({ version, more }) => ({
  version: version.join('.'),
  keys: new Set(`${inAll} ${more}`.trim().split(/\s+/)),
}))

/**
 * The keys that a Docker may accept: those of its version, or of both versions around it. undefined where nobody can say: for one
 * that is older or newer than all that were asked, or whose version is not known.
 */
export function keysOf(version: string | undefined): ReadonlySet<string> | undefined {
  if (version === undefined) return undefined
  const own = numbersOf(version)
  const below = knownKeys.findLast((each) => compare(numbersOf(each.version), own) <= 0)
  const above = knownKeys.find((each) => compare(numbersOf(each.version), own) >= 0)
  return below && above && new Set([...below.keys, ...above.keys])
}

type Numbers = readonly [major: number, minor: number]

function numbersOf(version: string): Numbers {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  return [major, minor]
}

function compare([major, minor]: Numbers, [otherMajor, otherMinor]: Numbers): number {
  return major - otherMajor || minor - otherMinor
}
