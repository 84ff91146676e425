/** Why a certificate should become the trust anchor, by the kind of anchor that it is. */
export const anchorPhrases = {
  'anchor-self-signed-leaf':
    'The registry’s certificate is self-signed, so it is its own trust anchor. Docker accepts it even if it is not marked as a CA.',
  'anchor-root-in-chain':
    'The registry sends the root {subject}. It signs everything below it and stays the same when the registry’s server certificate is renewed.',
  'anchor-topmost-intermediate':
    'The registry does not send a usable root. {subject} is the highest certificate in its chain, and Docker accepts any certificate as a trust anchor.',
  'anchor-leaf-only':
    'No other certificate in the chain can be a trust anchor, so only the server certificate itself can be trusted.',
  'anchor-ca-file': 'The CA file contains {subject}, which completes the chain.',
} as const
