/**
 * Causes that have to do with trust, from the first look at a certificate to the files that an engine reads: what an error text means,
 * and what to look at. `registry` is a phrase where the text names none.
 */
export const trustCauses = {
  'issuer-unknown': {
    message: 'No certificate that this program trusts leads to the certificate of {registry}.',
    hint: 'Make the host trust the registry’s CA, or its own certificate if it is self-signed.',
  },
  'self-signed': {
    message: 'The certificate of {registry} is self-signed, and this program does not trust it.',
    hint: 'Compare its fingerprint with its owner’s, then make the host trust this very certificate.',
  },
  'root-unknown': {
    message: 'The chain of {registry} ends in a root certificate that this program does not trust.',
    hint: 'It is a private CA, or a proxy that inspects TLS. Find out whose root it is before you trust it.',
  },
  'intermediate-missing': {
    message: 'The server of {registry} may send its own certificate without the intermediate certificates above it.',
    hint: 'Have its owner configure the full chain: the server’s certificate first, then the intermediates.',
  },
  intercepted: {
    message: 'A proxy on the way may inspect TLS and show a certificate of its own in place of the registry’s.',
    hint: 'Compare the issuer with what another network shows. If it is the company’s proxy, its root has to be trusted.',
  },
  'store-not-read-again': {
    message:
      'Docker reads the system’s trust store once, when it starts. A certificate that was added later does not count yet.',
    hint: 'Restart Docker, or put the certificate into the registry’s own directory, which Docker reads each time.',
  },
  'directory-misnamed': {
    message:
      'The registry’s directory may have another name than the one in image names: a port is missing or too much.',
    hint: 'The directory is certs.d/ and then exactly what image names begin with; the file’s name ends in .crt.',
  },
  'other-store': {
    message: 'This program does not read Docker’s certs.d directory.',
    hint: 'Trust has to be set up for this program, or for the whole system.',
  },
  'old-anchor': {
    message: 'A trusted certificate has the same name as the registry’s CA, but another key.',
    hint: 'The CA was probably made anew. Replace the old certificate on the hosts with the new one.',
  },
  expired: {
    message: 'A certificate of {registry} has expired.',
    hint: 'Have it renewed. If it should still be valid, look at the clock of the host that said so.',
  },
  'not-yet-valid': {
    message: 'A certificate of {registry} is not valid yet.',
    hint: 'The clock of the host that said so is probably slow, as it is on machines after a sleep. Otherwise wait.',
  },
  'clock-wrong': {
    message: 'The clock of the host may be wrong.',
    hint: 'Compare it with another one (date -u) before anybody renews a certificate.',
  },
  'name-mismatch': {
    message: 'The certificate of {registry} is for other names.',
    hint: 'Use one of its names, or have it reissued with this name as a subject alternative name. More trust does not help.',
  },
  'no-alternative-name': {
    message: 'The certificate of {registry} has its name only in the common name, which Go no longer reads.',
    hint: 'Have it reissued with the name as a subject alternative name. More trust does not help.',
  },
  'address-not-named': {
    message: 'The registry was asked for by its IP address, which its certificate does not name.',
    hint: 'Use a name from the certificate, or have it reissued with the address as an IP subject alternative name.',
  },
  'issuer-not-ca': {
    message: 'A certificate that signed another one is not marked as a CA.',
    hint: 'Have the issuing certificate reissued as a CA (basicConstraints CA:TRUE, keyCertSign).',
  },
  'path-too-long': {
    message: 'There are more CA certificates in the chain than one of them allows.',
    hint: 'Have the chain reissued with fewer intermediates or a larger path length.',
  },
  'no-server-usage': {
    message: 'The certificate is not for TLS servers: its extended key usage lacks serverAuth.',
    hint: 'Have it reissued with serverAuth.',
  },
  'name-constraints': {
    message: 'A CA in the chain may not sign for this name.',
    hint: 'Use a name that the CA may sign for, or another CA.',
  },
  'signature-weak': {
    message: 'A certificate is signed with an algorithm that is no longer accepted (MD5 or SHA-1).',
    hint: 'Have it reissued with SHA-256.',
  },
  'key-too-weak': {
    message: 'A key or a signature is too weak for this program.',
    hint: 'Have the certificate reissued with an RSA key of at least 2048 bits or an EC key, and SHA-256.',
  },
  'serial-negative': {
    message: 'A certificate has a negative serial number, which programs built with Go 1.23 or later refuse.',
    hint: 'Have it reissued. An update of Docker was enough to bring this out.',
  },
  'extension-unknown': {
    message: 'A certificate has a critical extension that this program does not know.',
    hint: 'Have it reissued without this extension, or with it not critical.',
  },
  revoked: {
    message: 'The certificate was revoked by its issuer.',
    hint: 'Have a new one issued. Do not work around this: its key may have been stolen.',
  },
  'certificate-malformed': {
    message: 'A certificate is not encoded as this program requires.',
    hint: 'Have it reissued. mooring inspect names the fault.',
  },
  'certificate-refused': {
    message: 'The certificate of {registry} is refused, and the text does not say why.',
    hint: 'Look at the chain: mooring inspect names what is wrong with it.',
  },
  'client-certificate-required': {
    message: 'A client certificate is needed for {registry}, which got none that it accepts.',
    hint: 'Put a client certificate and its key beside the registry’s CA (client.cert, client.key). An insecure registry gets none.',
  },
  'client-certificate-refused': {
    message: 'The client certificate was refused by {registry}, which does not know the CA that signed it.',
    hint: 'Get a client certificate from the CA that the registry’s owner has configured for clients.',
  },
  'orphan-certificate': {
    message: 'A client certificate (.cert) in the registry’s directory has no key beside it.',
    hint: 'Docker uses the registry only once the .key with the same name is there. If the file is a CA, its name has to end in .crt.',
  },
  'orphan-key': {
    message: 'A key in the registry’s directory has no client certificate beside it.',
    hint: 'Docker uses the registry only once the .cert with the same name is there, or the key is gone. A server’s or a CA’s key does not belong there.',
  },
  'pair-mismatch': {
    message: 'A client certificate and its key in the registry’s directory do not belong together.',
    hint: 'Replace both. The client’s own certificate has to be the first one in its file.',
  },
  'unreadable-certificate': {
    message: 'A file that should contain a CA certificate does not.',
    hint: 'It has to be PEM text with a certificate. One such file can be enough to make every access to the registry fail.',
  },
  'file-unreadable': {
    message: 'A file of certificates is missing or can’t be read.',
    hint: 'Look at its path, its owner and its mode. A link may lead nowhere.',
  },
  'bundle-missing': {
    message: 'The file with the trusted certificates that this program was told to read is missing or can’t be read.',
    hint: 'Look at the path in its option, its configuration or its environment (SSL_CERT_FILE, CURL_CA_BUNDLE, REQUESTS_CA_BUNDLE …).',
  },
  'store-unreadable': {
    message: 'This program finds no trusted certificates at all.',
    hint: 'The host or the image has no ca-certificates package, or SSL_CERT_FILE names a file that is not there.',
  },
  'plain-http': {
    message: 'Where HTTPS was expected, {registry} answers with HTTP.',
    hint: 'Use the port on which it speaks HTTPS. If it has none, Docker uses it only as an insecure registry, and anybody on the way can read and change images.',
  },
  'https-wanted': {
    message: 'The question to {registry} went over HTTP, and it speaks HTTPS.',
    hint: 'Take http:// away, and take the registry off the list of insecure ones.',
  },
  'not-tls': {
    message: 'Something answers at this address, but it does not speak TLS.',
    hint: 'Look at host and port: is it the registry’s, or a proxy’s, or that of another service?',
  },
  'protocol-too-old': {
    message: 'The two sides have no version of TLS in common.',
    hint: 'One of them is very old. The server needs TLS 1.2 or later.',
  },
  'handshake-refused': {
    message: 'The server broke the TLS handshake off.',
    hint: 'It may want a client certificate, know no such host name, or have no cipher in common with this program.',
  },
  'insecure-entry-invalid': {
    message: 'An entry of insecure-registries is not a host with an optional port.',
    hint: 'Take http://, a path or blanks away from it.',
  },
  'host-file-invalid': {
    message: 'A hosts.toml, registries.yaml or registries.conf can’t be read.',
    hint: 'It says for which registry which certificates count. Correct it, and containerd reads it at the next pull.',
  },
} as const
