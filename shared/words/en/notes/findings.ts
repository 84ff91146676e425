/** Everything worth knowing about a registry that a look at it can find. `error`: Docker refuses it even when trusted. */
export const findings = {
  'name-mismatch': {
    message: 'The certificate is valid for {names}, not for {host}.',
    hint: 'Use one of these names, or have the certificate reissued with {host} as a subject alternative name.',
  },
  'no-alternative-name': {
    message: 'The certificate has its host name only in the common name ({name}), which Docker no longer reads.',
    hint: 'Trusting it does not help. Have it reissued with {host} as a subject alternative name.',
  },
  'address-not-named': {
    message: 'The certificate is valid for {names}, not for the address {host}.',
    hint: 'Use one of these names, or have the certificate reissued with {host} as an IP subject alternative name.',
  },
  expired: {
    message: 'The certificate {subject} expired on {date}.',
    hint: 'Have it renewed. If it should still be valid, check this computer’s clock.',
  },
  'not-yet-valid': {
    message: 'The certificate {subject} is not valid before {date}.',
    hint: 'Wait, or have it reissued. Check this computer’s clock and those of the hosts.',
  },
  'expires-soon': {
    message: 'The certificate {subject} expires in {left}, on {date}.',
    hint: 'Have it renewed before then.',
  },
  'issuer-not-ca': {
    message: 'The certificate {subject} signed another one but is not a CA certificate (basicConstraints CA:TRUE).',
    hint: 'Have the issuing certificate reissued as a CA.',
  },
  'issuer-may-not-sign': {
    message: 'The certificate {subject} signed another one, but its key usage does not include keyCertSign.',
    hint: 'Have the issuing certificate reissued with keyCertSign.',
  },
  'path-too-long': {
    message: 'The path length limit of the CA {subject} is {limit}, but {below} CA certificates are below it.',
    hint: 'Have the chain reissued with fewer intermediates or a larger path length.',
  },
  'no-server-usage': {
    message: 'The certificate {subject} is not for TLS servers: its extended key usage lacks serverAuth.',
    hint: 'Have it reissued with serverAuth.',
  },
  'key-too-weak': {
    message:
      'The certificate {subject} has an RSA key of {bits} bits. Docker built with Go 1.24 or later refuses fewer than 1024.',
    hint: 'Have it reissued with a key of at least 2048 bits.',
  },
  'key-short': {
    message: 'The certificate {subject} has an RSA key of {bits} bits, which is no longer considered secure.',
    hint: 'Have it reissued with a key of at least 2048 bits.',
  },
  'client-key-short': {
    message: 'The key of the client certificate {subject} is too short: {bits} bits. Current registries refuse it.',
    hint: 'Have it reissued with a key of at least 2048 bits.',
  },
  'no-client-usage': {
    message: 'The certificate {subject} is not for TLS clients: its extended key usage lacks clientAuth.',
    hint: 'Have it reissued with clientAuth. The registry’s own certificate is not a client certificate.',
  },
  'key-too-large': {
    message: 'The certificate {subject} has an RSA key of {bits} bits. Docker refuses more than 8192.',
    hint: 'Have it reissued with a key of 2048 to 4096 bits, or leave it out of the chain.',
  },
  'key-unsupported': {
    message: 'Docker does not support the key type of the certificate {subject}: {kind}.',
    hint: 'Have it reissued with an RSA, an EC (P-256, P-384, P-521) or an Ed25519 key.',
  },
  'signature-weak': {
    message: 'The certificate {subject} is signed with {algorithm}, which Docker refuses.',
    hint: 'Have it reissued with SHA-256.',
  },
  'signature-unsupported': {
    message: 'The certificate {subject} is signed with {algorithm}, which Docker does not support.',
    hint: 'Have it reissued with SHA-256.',
  },
  'serial-negative': {
    message: 'The certificate {subject} has a negative serial number. Docker built with Go 1.23 or later refuses it.',
    hint: 'Have it reissued with a positive serial number.',
  },
  'extension-unknown': {
    message: 'The certificate {subject} has a critical extension that Docker does not support: {oids}.',
    hint: 'Have it reissued without this extension, or with it not critical.',
  },
  'name-constraints': {
    message:
      'The CA {subject} limits the names that it can sign for. Mooring does not evaluate name constraints; Docker does.',
    hint: 'If Docker refuses the certificate although it is trusted, compare its names with these constraints.',
  },
  'ca-file-block': {
    message: {
      one: 'In the file {file}, the block that begins in line {line} is not a certificate. It was left out.',
      other:
        'In the file {file}, {count} blocks are not certificates. They were left out. The first begins in line {line}.',
    },
    hint: 'Docker skips such blocks too. If the CA that you need is missing, copy or download the file again.',
  },
  'anchor-also': {
    message: '{subject} will be trusted too, although it did not sign the registry’s current certificate.',
    hint: 'Right while the registry changes its CA. Otherwise trust the registry without it, so that no more is trusted than needed.',
  },
  'anchor-next': {
    message: '{subject} will be trusted too, for later: it did not sign the registry’s current certificate.',
    hint: 'When the registry has changed to it, trust the registry with this CA alone. That removes the earlier one.',
  },
  'anchor-in-use': {
    message: 'The registry has changed to the next CA, {subject}, so it no longer needs the earlier one.',
    hint: 'To remove the earlier one, trust the registry with this CA alone.',
  },
  'anchor-left-out': {
    message: '{subject} is left out of what will be trusted. {problem}',
    hint: 'If the registry needs it later, ask its owner for a new certificate of this CA.',
  },
  'anchor-not-ca': {
    message: '{subject} is left out of what will be trusted: it is not a CA certificate.',
    hint: 'Docker needs the CA that signs server certificates, not the server certificates themselves.',
  },
  'anchors-many': {
    message:
      'The files contain {count} CA certificates. Only {subject} will be trusted: it signed the registry’s certificate.',
    hint: 'This looks like a whole trust store. To trust several CAs, give a file with no more than 16.',
  },
  'leaf-only': {
    message:
      'The registry does not send the certificate of its issuer, {issuer}. You can only trust the registry’s server certificate, and only until it is renewed.',
    hint: 'Get the issuer’s certificate from the registry’s owner and use it with --ca FILE.',
  },
  'leaf-only-issuer-known': {
    message:
      'The registry does not send the certificate of its issuer, {issuer}. You can only trust the registry’s server certificate, and only until it is renewed.',
    hint: 'The issuer publishes its certificate at {url}. Check it with the registry’s owner and use it with --ca FILE.',
  },
  'leaf-pinned': {
    message:
      'This is the fingerprint of the server certificate {subject}, not of the CA. Only this certificate will be trusted; after the registry renews it, you will need to do this again.',
    hint: 'To trust the CA {ca}, compare its SHA-256 fingerprint with the registry’s owner: {fingerprint}.',
  },
  'issuer-unusable': {
    message: 'The certificate {subject} can’t be the trust anchor. {problem}',
    hint: 'A certificate below it is used instead, and only until that one is renewed. Have the issuing certificates fixed.',
  },
  'partial-chain': {
    message:
      'The chain ends at {subject}, which is not a root. Docker accepts any certificate as a trust anchor; openssl verify needs -partial_chain for it.',
    hint: 'If other programs need to trust this registry too, use the root {issuer} with --ca FILE.',
  },
  'order-wrong': {
    message: 'The registry sends its chain in the wrong order. Docker accepts that; other programs may not.',
    hint: 'Put the certificates in the registry’s file in order: the server certificate first, then each one’s issuer.',
  },
  'certificate-duplicate': {
    message: 'The registry sends the certificate {subject} more than once.',
    hint: 'Remove the copy from the registry’s certificate file.',
  },
  'certificate-unrelated': {
    message: 'The registry sends the certificate {subject}, which does not belong to its chain.',
    hint: 'It is not trusted. Remove it from the registry’s certificate file.',
  },
  'cross-signed': {
    message: 'The CA {subject} appears twice with the same key, signed by {issuer} and by {other}.',
    hint: 'Docker accepts either, if it leads to a trust anchor.',
  },
  'tls-too-old': {
    message: 'The registry supports {protocol} at most. Docker needs TLS 1.2.',
    hint: 'Update the registry or the proxy in front of it. Trusting its certificate does not help.',
  },
  'client-certificate-required': {
    message: 'The registry requires a client certificate.',
    hint: 'Ask its owner for a client certificate and key, and use them with --client-cert FILE and --client-key FILE.',
  },
  'client-certificate-optional': {
    message: 'The registry asks for a client certificate but answers without one.',
    hint: 'It may allow more with one.',
  },
  'client-certificate-refused': {
    message: 'The registry refuses the client certificate ({detail}).',
    hint: 'Check that it has not expired, and that its CA is one that the registry accepts.',
  },
  'answer-missing': {
    message: 'TLS works, but GET /v2/ got no HTTP answer ({detail}).',
    hint: 'Check the registry’s log.',
  },
  'answer-strange': {
    message: 'GET /v2/ got status {status}, and the answer does not look like a registry’s.',
    hint: 'Check the port. A proxy in front of the registry may be answering instead.',
  },
  'realm-asks-client-certificate': {
    message: 'Logins and tokens come from {realm}, which asks for a client certificate. Mooring gave it none.',
    hint: 'Mooring gives a client certificate to the registry only. Docker gives the one in the registry’s certs.d directory to {realm} too.',
  },
  'realm-not-covered': {
    message: 'Logins and tokens come from {realm}, and this trust anchor does not cover its certificate.',
    hint: 'Docker uses the registry’s certs.d directory there too. Add the CA of {realm} to the hosts’ system trust store.',
  },
  'realm-unreachable': {
    message: 'Logins and tokens come from {realm}, which Mooring couldn’t reach. {problem}',
    hint: 'Hosts that pull from this registry must reach it too.',
  },
  'realm-unsafe': {
    message: 'Logins and tokens come from {realm}, which is not an https address.',
    hint: 'Passwords would cross the network unencrypted. Have the registry’s token realm changed to https.',
  },
} as const

/** What is said of a look at a registry that a plan is made with. */
export const registryNotes = {
  'registry-capitals': {
    message: 'Docker compares capital letters: this change covers images named {registry}/…, not {lower}/….',
    hint: 'If your image names are in lower case, use {lower} instead.',
  },
  'registry-not-seen': {
    message: 'Mooring couldn’t reach the registry from here. {problem}',
    hint: 'Mooring uses the CA file unchecked. When a host connects to the registry, you see whether it is the right one.',
  },
} as const
