/** Everything worth knowing about a registry that a look at it can find. `error`: Docker refuses it even when trusted. */
export const findings = {
  'name-mismatch': {
    message: 'The certificate is valid for {names}, not for {host}.',
    hint: 'Use one of these names, or have the certificate issued again with {host} as a subject alternative name.',
  },
  'no-alternative-name': {
    message: 'The certificate names its host in the common name only ({name}), which Docker no longer reads.',
    hint: 'No trust setting helps. Have it issued again with {host} as a subject alternative name.',
  },
  'address-not-named': {
    message: 'The registry is reached by the address {host}, which the certificate does not name; it names {names}.',
    hint: 'Use one of these names, or have the certificate issued again with an IP subject alternative name.',
  },
  expired: {
    message: 'The certificate {subject} expired on {date}.',
    hint: 'Have it renewed. If it is not expired, this machine’s clock is wrong.',
  },
  'not-yet-valid': {
    message: 'The certificate {subject} is not valid before {date}.',
    hint: 'Wait, or have it issued again. Check this machine’s clock, and those of the hosts.',
  },
  'expires-soon': {
    message: 'The certificate {subject} expires in {days} days, on {date}.',
    hint: 'Have it renewed before.',
  },
  'issuer-not-ca': {
    message: 'The certificate {subject} signed another one but is no CA certificate (basicConstraints CA:TRUE).',
    hint: 'Have the issuing certificate made again as a CA.',
  },
  'issuer-may-not-sign': {
    message: 'The certificate {subject} signed another one but its key usage does not allow it (keyCertSign).',
    hint: 'Have the issuing certificate made again with keyCertSign.',
  },
  'path-too-long': {
    message: 'The certificate {subject} allows {limit} CA certificates below it, and there are {count}.',
    hint: 'Have the chain issued again with fewer intermediates or a larger path length.',
  },
  'no-server-usage': {
    message: 'The certificate {subject} is not for TLS servers: its extended key usage lacks serverAuth.',
    hint: 'Have it issued again with serverAuth.',
  },
  'key-too-weak': {
    message:
      'The certificate {subject} has an RSA key of {bits} bits. Docker built with Go 1.24 or later refuses fewer than 1024.',
    hint: 'Have it issued again with a key of 2048 bits or more.',
  },
  'key-short': {
    message: 'The certificate {subject} has an RSA key of {bits} bits, which is considered breakable.',
    hint: 'Have it issued again with a key of 2048 bits or more.',
  },
  'key-too-large': {
    message: 'The certificate {subject} has an RSA key of {bits} bits. Docker refuses more than 8192.',
    hint: 'Have it issued again with a key of 2048 to 4096 bits, or leave it out of the chain.',
  },
  'key-unsupported': {
    message: 'The certificate {subject} has a key of a kind that Docker does not know: {kind}.',
    hint: 'Have it issued again with an RSA, an EC (P-256, P-384, P-521) or an Ed25519 key.',
  },
  'signature-weak': {
    message: 'The certificate {subject} is signed with {algorithm}, which Docker refuses.',
    hint: 'Have it issued again with SHA-256.',
  },
  'signature-unsupported': {
    message: 'The certificate {subject} is signed with {algorithm}, which Docker does not know.',
    hint: 'Have it issued again with SHA-256.',
  },
  'serial-negative': {
    message: 'The certificate {subject} has a negative serial number. Docker built with Go 1.23 or later refuses it.',
    hint: 'Have it issued again with a positive serial number.',
  },
  'extension-unknown': {
    message: 'The certificate {subject} has a critical extension that Docker does not know: {oids}.',
    hint: 'Have it issued again without this extension, or with it not critical.',
  },
  'name-constraints': {
    message:
      'The CA {subject} limits the names that it may vouch for. Mooring does not evaluate these limits; Docker does.',
    hint: 'If Docker refuses the certificate though it is trusted, compare its names with the limits.',
  },
  'leaf-only': {
    message:
      'The registry does not send the certificate of its issuer, {issuer}. Only the registry’s own certificate can be trusted, and that ends when it is renewed.',
    hint: 'Get the issuer’s certificate from the registry’s owner and give it with --ca FILE.',
  },
  'leaf-only-issuer-known': {
    message:
      'The registry does not send the certificate of its issuer, {issuer}. Only the registry’s own certificate can be trusted, and that ends when it is renewed.',
    hint: 'The issuer says that its certificate is at {url}. Check it with the registry’s owner and give it with --ca FILE.',
  },
  'issuer-unusable': {
    message: 'The certificate {subject} cannot serve as the trust anchor. {problem}',
    hint: 'A lower certificate of the chain is taken instead; that ends when it is renewed. Have the issuing certificates put right.',
  },
  'partial-chain': {
    message:
      'The chain ends at {subject}, which is not a root. Docker takes any certificate as a trust anchor; openssl verify needs -partial_chain for it.',
    hint: 'If other programs shall trust this registry too, give the root {issuer} with --ca FILE.',
  },
  'order-wrong': {
    message: 'The registry sends its chain in the wrong order. Docker does not mind; other programs may.',
    hint: 'Put the certificates in the registry’s file in order: its own first, then each one’s issuer.',
  },
  'certificate-duplicate': {
    message: 'The registry sends the certificate {subject} more than once.',
    hint: 'Remove the copy from the registry’s certificate file.',
  },
  'certificate-unrelated': {
    message: 'The registry sends the certificate {subject}, which has nothing to do with its own.',
    hint: 'It is not trusted. Remove it from the registry’s certificate file.',
  },
  'cross-signed': {
    message: 'The CA {subject} is there twice with the same key, signed by {issuer} and by {other}.',
    hint: 'Docker accepts whichever leads to something that it trusts.',
  },
  'tls-too-old': {
    message: 'The registry speaks {protocol} at most. Docker needs TLS 1.2.',
    hint: 'Update the registry or the proxy in front of it. No trust setting helps.',
  },
  'client-certificate-required': {
    message: 'The registry wants a client certificate and refuses to go on without one.',
    hint: 'Ask its owner for a client pair, and give it with --client-cert FILE and --client-key FILE.',
  },
  'client-certificate-optional': {
    message: 'The registry asks for a client certificate but answers without one.',
    hint: 'It may allow more with one.',
  },
  'client-certificate-refused': {
    message: 'The registry refuses the client certificate ({detail}).',
    hint: 'Check that it is not expired, and that a CA issued it which the registry accepts.',
  },
  'answer-missing': {
    message: 'TLS works, but GET /v2/ got no answer that is HTTP ({detail}).',
    hint: 'Look at the registry’s own log.',
  },
  'answer-strange': {
    message: 'GET /v2/ got status {status} and nothing that looks like a registry.',
    hint: 'Check the port. A proxy in front of the registry may answer in its place.',
  },
  'realm-not-covered': {
    message: 'Logins and tokens come from {realm}, whose certificate this trust anchor does not cover.',
    hint: 'Docker uses the registry’s own certs.d directory there too. Add the CA of {realm} to the trust store of the hosts’ system.',
  },
  'realm-unreachable': {
    message: 'Logins and tokens come from {realm}, which could not be looked at: {problem}',
    hint: 'Hosts that pull from this registry must reach it too.',
  },
  'realm-unsafe': {
    message: 'Logins and tokens come from {realm}, which is not an https address.',
    hint: 'Passwords would cross the network readable. Have the registry’s token realm set to https.',
  },
} as const
