/** Why a certificate should become the trust anchor, by the kind of anchor that it is. */
export const anchorPhrases = {
  'anchor-self-signed-leaf':
    'The registry signed its certificate itself, so that certificate is the anchor. Docker accepts it even if it is not marked as a CA.',
  'anchor-root-in-chain':
    'The registry sends the root {subject}, which vouches for all below it and stays when the registry’s own certificate is renewed.',
  'anchor-topmost-intermediate':
    'The registry does not send a usable root. {subject} is the highest certificate of its chain, and Docker takes any certificate as an anchor.',
  'anchor-leaf-only': 'No other certificate of the chain can serve as an anchor, so only this very one can be trusted.',
  'anchor-ca-file': 'The CA file holds {subject}, which completes the chain.',
} as const
