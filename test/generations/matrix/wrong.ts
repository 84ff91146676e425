import type { GenerationName } from '../../support/generations/engines.ts'
import type { RowName } from './rows.ts'

type Wrong = Readonly<Partial<Record<RowName, string>>>

/** HTTPS failed for want of a pair, which the classic store does not load for an insecure registry; then HTTP did. */
const noPairWhereInsecure: Wrong = {
  'anonymous · insecure · pair missing': 'unreachable connection-reset',
  'anonymous · insecure · pair given': 'unreachable connection-reset',
  'basic · insecure · pair missing': 'unreachable connection-reset',
  'basic · insecure · pair given': 'unreachable connection-reset',
  'bearer here · insecure · pair missing': 'unreachable connection-reset',
  'bearer here · insecure · pair given': 'unreachable connection-reset',
  'bearer elsewhere · insecure · pair missing': 'unreachable connection-reset',
  'bearer elsewhere · insecure · pair given': 'unreachable connection-reset',
}

/** Where Mooring's verdict is not the true one of the table: what it says today. Whoever fixes a row removes it here. */
export const wrong: Readonly<Record<GenerationName, Wrong>> = {
  '20.10': {
    ...noPairWhereInsecure,
    // HTTPS asked for an account, then HTTP failed: login succeeds.
    'basic · insecure · no pair': 'unreachable connection-reset',
    'basic at 443 · insecure · no pair': 'unreachable connect-refused',
  },
  '26.1': noPairWhereInsecure,
  '26.1 containerd': {},
  '28.5': noPairWhereInsecure,
  '28.5 containerd': {},
}
