/** Why Docker and a registry do not finish a handshake, whatever Docker trusts. `docker` is “Docker”, or the versions that it concerns. */
export const handshakeNotes = {
  'tls-too-old': {
    message: 'The registry supports {protocol} at most. Docker needs TLS 1.2.',
    hint: 'Update the registry or the proxy in front of it. Trusting its certificate does not help.',
  },
  'handshake-cipher': {
    message: '{docker} does not support {cipher}, the cipher suite that the registry uses.',
    hint: 'Have TLS 1.3 enabled at the registry or the proxy in front of it, or ECDHE with AES-GCM for TLS 1.2. Trusting its certificate does not help.',
  },
  'handshake-group': {
    message: '{docker} does not support {group}, the key exchange group that the registry uses.',
    hint: 'Have X25519 or P-256 enabled at the registry or the proxy in front of it. Trusting its certificate does not help.',
  },
  'handshake-signature': {
    message: '{docker} does not accept {signature}, the algorithm by which the registry signs the handshake.',
    hint: 'Have the registry use a certificate with an ECDSA key (P-256) or an RSA key, and SHA-256. Trusting its certificate does not help.',
  },
  'handshake-key-short': {
    message: '{docker} does not accept an RSA key of {bits} bits: it must have {least} at least.',
    hint: 'Have the certificate reissued with a longer key. Trusting it does not help.',
  },
  'handshake-chain-long': {
    message: '{docker} reads certificates up to {limit} bytes; the registry sends {size}.',
    hint: 'Have certificates that do not belong to the chain removed from the registry’s certificate file.',
  },
  'handshake-refused': {
    message: 'The registry refuses the handshake of {docker}: {detail}.',
    hint: 'Check the log of the registry or the proxy in front of it. It should support TLS 1.2 or 1.3 with ECDHE and AES-GCM.',
  },
  'handshake-malformed': {
    message: '{docker} can’t complete the handshake with the registry: {detail}.',
    hint: 'Update the registry or the proxy in front of it. Trusting its certificate does not help.',
  },
} as const
