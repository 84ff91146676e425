import type { Certificate } from './model/certificate.ts'
import { clientStoreSchema, type Intent } from './model/intent.ts'

/** Where somebody else gets an anchor: the registry sends it, publishes it, or only a file has it. */
export type AnchorOrigin = 'sent' | 'published' | 'file'

const origins: Readonly<Record<AnchorOrigin, readonly string[]>> = {
  sent: [],
  published: ['--ca-from-registry'],
  file: ['--ca FILE'],
}

/**
 * The command line by which somebody else sets up the same trust on their hosts: the fingerprint vouches for the
 * first anchor, FILE stands for a file of theirs, which also the others come from.
 */
export function trustCommand(
  { client, place, also = [], persist, setAside }: Extract<Intent, { kind: 'trust' }>,
  registry: string,
  [{ fingerprint }, ...others]: readonly [Pick<Certificate, 'fingerprint'>, ...unknown[]],
  origin: AnchorOrigin,
): string {
  return [
    `mooring trust ${registry}`,
    ...origins[origin],
    `--fingerprint ${fingerprint}`,
    ...(others.length > 0 ? ['--next FILE'] : []),
    ...(client ? ['--client-cert FILE --client-key FILE'] : []),
    ...(place === 'system' ? ['--system'] : []),
    ...clientStoreSchema.options.filter((store) => also.includes(store)).map((store) => `--${store}`),
    ...(persist === undefined || persist === 'auto' ? [] : [`--persist ${persist}`]),
    ...(setAside ? ['--set-aside'] : []),
  ].join(' ')
}
