import { Failure } from '../../../../../shared/failure.ts'
import { canonicalAddress } from './canonical-address.ts'
import { lowerCase } from './match.ts'
import type { HostSettings } from './settings.ts'

/** Whether a name, with a dot at its end, has an address. */
export type NameExists = (name: string) => Promise<boolean>

/**
 * The host that is meant, by CanonicalizeHostname and CanonicalDomains (ssh.c, resolve_canonicalize).
 * @param name for messages.
 * @throws Failure `host-unreachable`, `ssh-config-invalid`, `ssh-config-undecided`, and what `exists` throws.
 */
export async function canonicalHost(
  host: string,
  settings: HostSettings,
  { name, exists }: { readonly name: string; readonly exists: NameExists },
): Promise<string> {
  const address = canonicalAddress(host)
  if (address !== undefined) return address
  const lower = lowerCase(host)
  const mode = settings.first('canonicalizehostname') ?? 'no'
  // A proxy may know names that this computer does not.
  if (mode === 'no' || (mode !== 'always' && settings.isProxied())) return lower
  const aliases = settings.all('canonicalizepermittedcnames')
  if (aliases.length > 0 && aliases[0] !== 'none') {
    throw new Failure('ssh-config-invalid', { file: 'ssh_config', detail: { phrase: 'config-cnames-unread' } })
  }
  if (lower.endsWith('.')) {
    if (await exists(lower)) return lower.slice(0, -1)
  } else {
    const dots = lower.split('.').length - 1
    if (dots > Number(settings.first('canonicalizemaxdots') ?? 1)) return lower
    for (const domain of settings.all('canonicaldomains')) {
      if (domain !== 'none' && (await exists(`${lower}.${domain}.`))) return `${lower}.${domain}`
    }
  }
  if (settings.first('canonicalizefallbacklocal') === 'no') {
    const detail = { phrase: 'config-no-domain', params: { host: lower } } as const
    throw new Failure('host-unreachable', { host: name, detail })
  }
  return lower
}
