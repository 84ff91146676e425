/** What can go wrong on the way to a registry, from the name to its answer. */
export const registryErrors = {
  'dns-not-found': {
    message: 'The name {host} does not exist in DNS as this machine sees it.',
    hint: 'Check the spelling, the VPN, and /etc/hosts.',
  },
  'dns-failed': {
    message: 'The name server did not answer the question for {host} ({detail}).',
    hint: 'Check this machine’s network and try again.',
  },
  'connect-refused': {
    message: 'Nothing listens on {address} port {port}.',
    hint: 'Check the port, and that the registry runs.',
  },
  'connect-timeout': {
    message: '{host} port {port} did not answer within {seconds} seconds.',
    hint: 'A firewall may drop the packets. Check the address and the port from this machine.',
  },
  'connect-unreachable': {
    message: 'There is no route to {address} ({detail}).',
    hint: 'Check this machine’s network, the VPN, and whether it has IPv6 where the address needs it.',
  },
  'connection-reset': {
    message: '{host} port {port} closed the connection during the TLS handshake.',
    hint: 'A firewall or a load balancer in between often does this. Look at the registry’s own log.',
  },
  'tls-timeout': {
    message: '{host} port {port} accepted the connection and then stayed silent for {seconds} seconds.',
    hint: 'Check that this port speaks TLS and that the registry is not stuck.',
  },
  'plain-http': {
    message: '{host} port {port} speaks plain HTTP, not HTTPS: there is no certificate to trust.',
    hint: 'Give the registry a certificate, or make it an insecure registry on the hosts that need it.',
  },
  'not-tls': {
    message: '{host} port {port} answers with something that is neither TLS nor HTTP.',
    hint: 'Another service seems to use this port. Check the port number.',
  },
  'tls-handshake': {
    message: 'The TLS handshake with {host} port {port} failed: {detail}.',
    hint: 'The registry and this program have no protocol or cipher in common, or the registry broke off.',
  },
  'client-certificate-required': {
    message: '{host} asks for a client certificate and shows nothing without one.',
    hint: 'Add --client-cert FILE and --client-key FILE.',
  },
  'chain-unreadable': {
    message: '{host} sent a certificate that cannot be read ({detail}).',
    hint: 'The registry’s certificate file is damaged. Have it issued again.',
  },
  'proxy-failed': {
    message: 'The proxy {proxy} did not connect to {host} ({detail}).',
    hint: 'Check HTTPS_PROXY, or add the registry to NO_PROXY.',
  },
  'fingerprint-mismatch': {
    message: 'The fingerprint {expected} does not match {host}: the certificate to trust has {actual}.',
    hint: 'Do not continue before you know why: ask the registry’s owner for the fingerprint over another way.',
  },
  'certificate-changed': {
    message: '{host} now shows another certificate than the one that was inspected ({actual} instead of {expected}).',
    hint: 'Nothing was written. Inspect the registry again and compare the fingerprint.',
  },
  'anchor-unrelated': {
    message: 'The CA file {file} did not sign the certificate that {host} shows.',
    hint: 'Ask the registry’s owner which CA issued it: {issuer}.',
  },
} as const
