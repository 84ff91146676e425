/** What can go wrong on the way to a registry, from the name to its answer. */
export const registryErrors = {
  'dns-not-found': {
    message: 'This computer can’t find {host} in DNS.',
    hint: 'Check the spelling, the VPN and /etc/hosts.',
  },
  'dns-failed': {
    message: 'Couldn’t look up {host} in DNS ({detail}).',
    hint: 'Check this computer’s network and try again.',
  },
  'connect-refused': {
    message: 'Nothing listens on {address} port {port}.',
    hint: 'Check the port, and that the registry is running.',
  },
  'connect-timeout': {
    message: '{host} port {port} did not answer within {seconds} s.',
    hint: 'A firewall may drop the packets. Check the address and the port from this computer.',
  },
  'connect-unreachable': {
    message: 'There is no route to {address} ({detail}).',
    hint: 'Check this computer’s network and VPN, and whether it has IPv6 if the address needs it.',
  },
  'connection-reset': {
    message: '{host} port {port} closed the connection during the TLS handshake.',
    hint: 'A firewall or a load balancer in between often does this. Check the registry’s log.',
  },
  'tls-timeout': {
    message: '{host} port {port} accepted the connection but sent nothing for {seconds} s.',
    hint: 'Check that this port speaks TLS and that the registry is not hanging.',
  },
  'plain-http': {
    message: '{host} port {port} speaks plain HTTP, not HTTPS, so there is no certificate to trust.',
    hint: 'Give the registry a certificate, or make it an insecure registry on the hosts that need it.',
  },
  'not-tls': {
    message: '{host} port {port} speaks neither TLS nor HTTP.',
    hint: 'Another service seems to use this port. Check the port number.',
  },
  'tls-handshake': {
    message: 'The TLS handshake with {host} port {port} failed: {detail}.',
    hint: 'The registry and Mooring have no protocol or cipher in common, or the registry closed the connection.',
  },
  'tls-handshake-docker': {
    message: 'Neither Docker nor Mooring can complete a TLS handshake with {host} port {port}. {problem}',
    hint: 'Ask the registry’s owner to enable TLS 1.3 or 1.2 with common ciphers. Trusting its certificate does not help.',
  },
  'client-certificate-required': {
    message: '{host} requires a client certificate.',
    hint: 'Add --client-cert FILE and --client-key FILE.',
  },
  'ca-file-ambiguous': {
    message:
      '{problem} The file {file} has {count} certificates, so without the registry Mooring can’t tell which one to trust.',
    hint: 'Choose one with --fingerprint: {choices}.',
  },
  'chain-unreadable': {
    message: 'Couldn’t read the certificate chain of {host}: {detail}.',
    hint: 'The registry’s certificate file is damaged. Ask the registry’s owner to replace it.',
  },
  'proxy-failed': {
    message: 'The proxy {proxy} did not connect to {host} ({detail}).',
    hint: 'Check HTTPS_PROXY, or add the registry to NO_PROXY.',
  },
  'proxy-login-needed': {
    message: 'The proxy {proxy} asks for a user name and a password (HTTP status 407).',
    hint: 'Put them into HTTPS_PROXY: http://USER:PASSWORD@PROXY:PORT, with special characters as %XX. Or add the registry to NO_PROXY.',
  },
  'proxy-login-refused': {
    message: 'The proxy {proxy} refuses the user name and password in HTTPS_PROXY (HTTP status 407).',
    hint: 'Check them; special characters are written as %XX. Mooring supports Basic authentication, not NTLM or Kerberos.',
  },
  'fingerprint-mismatch': {
    message: 'The fingerprint {expected} does not match {host}: the certificate to trust has {actual}.',
    hint: 'Stop until you know why: someone may be intercepting the connection. Ask the registry’s owner for the fingerprint through another channel.',
  },
  'fingerprint-unrelated': {
    message:
      'The fingerprint {expected} is that of {subject} ({validity}). {host} sends this certificate, but it did not sign the server certificate, so it is not the one to trust: that has {actual}.',
    hint: 'Stop until you know why: anybody can send a real CA beside their own certificate. Ask the registry’s owner which CA signed the server certificate, and for its fingerprint.',
  },
  'fingerprint-not-in-file': {
    message: '{problem} None of the {count} certificates in the file {file} has the fingerprint {expected}.',
    hint: 'Stop until you know why: this may not be the file of the registry’s owner. Its certificates are {choices}.',
  },
  'certificate-changed': {
    message: '{host} no longer shows the certificate that you inspected: {actual} instead of {expected}.',
    hint: 'Nothing was written. Inspect the registry again and compare the fingerprint.',
  },
  'anchor-unrelated': {
    message: 'The CA in the file {file} did not sign the certificate of {host}.',
    hint: 'Ask the registry’s owner for the certificate of the CA that issued it: {issuer}.',
  },
} as const
