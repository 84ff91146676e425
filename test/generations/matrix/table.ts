import type { GenerationName } from '../../support/generations/engines.ts'
import type { RowName } from './rows.ts'

/** What a generation says, in the kinds of `kinds.ts`, and the verdict that is true: its answer and its cause. */
export interface Outcome {
  readonly says: string
  readonly verdict: string
}

type Entry = readonly [by: 'every' | readonly GenerationName[], says: string, verdict: string]

/** As measured. What is true is what a pull with an account comes to, or what keeps it from getting there. */
const table: Readonly<Partial<Record<RowName, readonly Entry[]>>> = {
  'anonymous · nothing · no pair': [['every', 'x509, x509, x509, x509', 'untrusted issuer-unknown']],
  'anonymous · nothing · pair missing': [['every', 'x509, x509, x509, x509', 'untrusted issuer-unknown']],
  'basic · nothing · no pair': [['every', 'x509, x509, x509, x509', 'untrusted issuer-unknown']],
  'basic · nothing · pair missing': [['every', 'x509, x509, x509, x509', 'untrusted issuer-unknown']],
  'basic at 443 · nothing · no pair': [['every', 'x509, x509, x509, x509', 'untrusted issuer-unknown']],
  'bearer here · nothing · no pair': [['every', 'x509, x509, x509, x509', 'untrusted issuer-unknown']],
  'bearer here · nothing · pair missing': [['every', 'x509, x509, x509, x509', 'untrusted issuer-unknown']],
  'bearer elsewhere · nothing · no pair': [['every', 'x509, x509, x509, x509', 'untrusted issuer-unknown']],
  'bearer elsewhere · nothing · pair missing': [['every', 'x509, x509, x509, x509', 'untrusted issuer-unknown']],
  'anonymous · trusted · no pair': [['every', 'no tag, no tag, ok, ok', 'reached tag-unknown']],
  'anonymous · trusted · pair missing': [
    ['every', 'pair, pair, pair, pair', 'client-certificate client-certificate-required'],
  ],
  'anonymous · trusted · pair given': [['every', 'no tag, no tag, ok, ok', 'reached tag-unknown']],
  'basic · trusted · no pair': [['every', 'sign in, no tag, ok, ok', 'reached login-needed']],
  'basic · trusted · pair missing': [
    ['every', 'pair, pair, pair, pair', 'client-certificate client-certificate-required'],
  ],
  'basic · trusted · pair given': [['every', 'sign in, no tag, ok, ok', 'reached login-needed']],
  'basic at 443 · trusted · no pair': [['every', 'sign in, no tag, ok, ok', 'reached login-needed']],
  'bearer here · trusted · no pair': [
    [['20.10', '26.1', '28.5'], 'sign in, no tag, ok, ok', 'reached access-denied'],
    [['26.1 containerd', '28.5 containerd'], 'realm x509, realm x509, ok, ok', 'untrusted issuer-unknown'],
  ],
  'bearer here · trusted · pair missing': [
    ['every', 'pair, pair, pair, pair', 'client-certificate client-certificate-required'],
  ],
  'bearer here · trusted · pair given': [
    [['20.10', '26.1', '28.5'], 'sign in, no tag, ok, ok', 'reached access-denied'],
    [['26.1 containerd', '28.5 containerd'], 'realm x509, realm x509, ok, ok', 'untrusted issuer-unknown'],
  ],
  'bearer elsewhere · trusted · no pair': [
    ['every', 'realm x509, realm x509, realm x509, realm x509', 'untrusted issuer-unknown'],
  ],
  'bearer elsewhere · trusted · pair missing': [
    ['every', 'pair, pair, pair, pair', 'client-certificate client-certificate-required'],
  ],
  'bearer elsewhere · trusted · pair given': [
    ['every', 'realm x509, realm x509, realm x509, realm x509', 'untrusted issuer-unknown'],
  ],
  'bearer elsewhere · trusted + realm · no pair': [
    [['20.10', '26.1', '28.5'], 'sign in, no tag, ok, ok', 'reached access-denied'],
    [['26.1 containerd', '28.5 containerd'], 'realm x509, realm x509, ok, ok', 'untrusted issuer-unknown'],
  ],
  'bearer elsewhere · trusted + realm · pair missing': [
    ['every', 'pair, pair, pair, pair', 'client-certificate client-certificate-required'],
  ],
  'bearer elsewhere · trusted + realm · pair given': [
    [['20.10', '26.1', '28.5'], 'sign in, no tag, ok, ok', 'reached access-denied'],
    [['26.1 containerd', '28.5 containerd'], 'realm x509, realm x509, ok, ok', 'untrusted issuer-unknown'],
  ],
  'anonymous · system · no pair': [['every', 'no tag, no tag, ok, ok', 'reached tag-unknown']],
  'anonymous · system · pair missing': [
    ['every', 'pair, pair, pair, pair', 'client-certificate client-certificate-required'],
  ],
  'anonymous · system · pair given': [['every', 'no tag, no tag, ok, ok', 'reached tag-unknown']],
  'basic · system · no pair': [['every', 'sign in, no tag, ok, ok', 'reached login-needed']],
  'basic · system · pair missing': [
    ['every', 'pair, pair, pair, pair', 'client-certificate client-certificate-required'],
  ],
  'basic · system · pair given': [['every', 'sign in, no tag, ok, ok', 'reached login-needed']],
  'basic at 443 · system · no pair': [['every', 'sign in, no tag, ok, ok', 'reached login-needed']],
  'bearer here · system · no pair': [['every', 'sign in, no tag, ok, ok', 'reached access-denied']],
  'bearer here · system · pair missing': [
    ['every', 'pair, pair, pair, pair', 'client-certificate client-certificate-required'],
  ],
  'bearer here · system · pair given': [['every', 'sign in, no tag, ok, ok', 'reached access-denied']],
  'bearer elsewhere · system · no pair': [
    ['every', 'realm x509, realm x509, realm x509, realm x509', 'untrusted issuer-unknown'],
  ],
  'bearer elsewhere · system · pair missing': [
    ['every', 'pair, pair, pair, pair', 'client-certificate client-certificate-required'],
  ],
  'bearer elsewhere · system · pair given': [
    ['every', 'realm x509, realm x509, realm x509, realm x509', 'untrusted issuer-unknown'],
  ],
  'bearer elsewhere · system + realm · no pair': [['every', 'sign in, no tag, ok, ok', 'reached access-denied']],
  'bearer elsewhere · system + realm · pair missing': [
    ['every', 'pair, pair, pair, pair', 'client-certificate client-certificate-required'],
  ],
  'bearer elsewhere · system + realm · pair given': [['every', 'sign in, no tag, ok, ok', 'reached access-denied']],
  'anonymous · insecure · no pair': [['every', 'no tag, no tag, ok, ok', 'reached tag-unknown']],
  'anonymous · insecure · pair missing': [
    [['20.10', '26.1', '28.5'], 'http, http, http, http', 'client-certificate client-certificate-required'],
    [
      ['26.1 containerd', '28.5 containerd'],
      'pair, pair, http, http',
      'client-certificate client-certificate-required',
    ],
  ],
  'anonymous · insecure · pair given': [
    [['20.10', '26.1', '28.5'], 'http, http, http, http', 'client-certificate client-certificate-required'],
    [['26.1 containerd', '28.5 containerd'], 'no tag, no tag, http, http', 'reached tag-unknown'],
  ],
  'basic · insecure · no pair': [
    [['20.10'], 'http, no tag, ok, ok', 'reached login-needed'],
    [['26.1', '26.1 containerd', '28.5', '28.5 containerd'], 'sign in, no tag, ok, ok', 'reached login-needed'],
  ],
  'basic · insecure · pair missing': [
    [['20.10', '26.1', '28.5'], 'http, http, http, http', 'client-certificate client-certificate-required'],
    [
      ['26.1 containerd', '28.5 containerd'],
      'pair, pair, http, http',
      'client-certificate client-certificate-required',
    ],
  ],
  'basic · insecure · pair given': [
    [['20.10', '26.1', '28.5'], 'http, http, http, http', 'client-certificate client-certificate-required'],
    [['26.1 containerd', '28.5 containerd'], 'sign in, no tag, http, http', 'reached login-needed'],
  ],
  'basic at 443 · insecure · no pair': [
    [['20.10'], 'http, no tag, ok, ok', 'reached login-needed'],
    [['26.1', '26.1 containerd', '28.5', '28.5 containerd'], 'sign in, no tag, ok, ok', 'reached login-needed'],
  ],
  'bearer here · insecure · no pair': [
    [['20.10', '26.1', '28.5'], 'sign in, no tag, ok, ok', 'reached access-denied'],
    [['26.1 containerd', '28.5 containerd'], 'realm x509, realm x509, ok, ok', 'untrusted issuer-unknown'],
  ],
  'bearer here · insecure · pair missing': [
    [['20.10', '26.1', '28.5'], 'http, http, http, http', 'client-certificate client-certificate-required'],
    [
      ['26.1 containerd', '28.5 containerd'],
      'pair, pair, http, http',
      'client-certificate client-certificate-required',
    ],
  ],
  'bearer here · insecure · pair given': [
    [['20.10', '26.1', '28.5'], 'http, http, http, http', 'client-certificate client-certificate-required'],
    [['26.1 containerd', '28.5 containerd'], 'realm x509, realm x509, http, http', 'untrusted issuer-unknown'],
  ],
  'bearer elsewhere · insecure · no pair': [
    [['20.10', '26.1', '28.5'], 'sign in, no tag, ok, ok', 'reached access-denied'],
    [['26.1 containerd', '28.5 containerd'], 'realm x509, realm x509, ok, ok', 'untrusted issuer-unknown'],
  ],
  'bearer elsewhere · insecure · pair missing': [
    [['20.10', '26.1', '28.5'], 'http, http, http, http', 'client-certificate client-certificate-required'],
    [
      ['26.1 containerd', '28.5 containerd'],
      'pair, pair, http, http',
      'client-certificate client-certificate-required',
    ],
  ],
  'bearer elsewhere · insecure · pair given': [
    [['20.10', '26.1', '28.5'], 'http, http, http, http', 'client-certificate client-certificate-required'],
    [['26.1 containerd', '28.5 containerd'], 'realm x509, realm x509, http, http', 'untrusted issuer-unknown'],
  ],
}

/** A row's outcome for a generation; undefined for what the table does not have. */
export function outcomeOf(row: RowName, generation: GenerationName): Outcome | undefined {
  const entry = table[row]?.find(([by]) => by === 'every' || by.includes(generation))
  return entry && { says: entry[1], verdict: entry[2] }
}
