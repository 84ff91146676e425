/** What is in a file that a person chose, or what is wrong with one on a host. */
export const filePhrases = {
  'file-key': '{type} key',
  'file-key-encrypted': 'encrypted {type} key',
  'file-private-key': 'private key',
  'file-private-key-encrypted': 'encrypted private key',
  'file-missing': 'it does not exist',
  'file-is-directory': 'it is a directory',
  'file-is-symlink': 'it is a symlink',
  'file-is-other': 'it is not a regular file',
  'file-no-directory': 'it is not a directory',
  'file-no-utf-8': 'it is not UTF-8 text',
  'path-not-plain': 'its path contains control characters, or is not the shortest',
  'file-other-certificate': 'it contains a different certificate',
  'json-broken': 'it is not valid JSON (line {line}, column {column})',
  'json-no-list': '{key} is not a list (line {line}, column {column})',
  'json-misplaced': 'unexpected text',
  'json-too-short': 'the file ends too early',
  'json-comma-missing': 'a comma is missing before this',
  'json-comma-trailing': 'nothing follows this comma',
  'json-colon-missing': 'a colon is missing before this',
  'json-quotation-mark': 'the quotation mark {character} is not the " of JSON',
  'json-no-break-space': 'there is a non-breaking space ({code}), which JSON does not allow',
  'json-blank': 'there is an invisible character ({code}), which JSON does not allow',
  'json-word': '“{word}” is not in quotation marks, and is not true, false or null',
  'json-character': 'the character {character} does not belong here',
  'json-open-string': 'this string is not closed or contains an invalid escape',
  'json-byte-order-mark': 'it begins with a byte order mark',
  'json-nul': 'it contains NUL bytes, as UTF-16 does',
  'json-utf-16': 'it is UTF-16',
  'json-no-utf-8': 'it contains bytes that are not UTF-8',
} as const

/** What a file is instead of a certificate or a private key in PEM, and what to do about it. */
export const foundPhrases = {
  'found-empty': 'it is empty',
  'found-cut': 'the block that begins in line {line} breaks off, without its END line',
  'found-unreadable': 'the block that begins in line {line} is damaged or of an unknown kind',
  'found-own-certificate': 'it is DER, and damaged',
  'found-own-key': 'it is a private key in DER, not in PEM',
  'found-bare-base64': 'it is base64 without the lines BEGIN CERTIFICATE and END CERTIFICATE',
  'found-certificate': 'it contains a certificate and no private key',
  'found-private-key': 'it contains a private key and no certificate',
  'found-public-key': 'it contains a public key alone',
  'found-pkcs12': 'it is a PKCS#12 archive (.p12, .pfx)',
  'found-pkcs7': 'it is a PKCS#7 file (.p7b, .p7c)',
  'found-csr': 'it is a certificate signing request (CSR)',
  'found-crl': 'it is a certificate revocation list (CRL)',
  'found-ssh-private-key': 'it is a private key of SSH',
  'found-ssh-public-key': 'it is a public key of SSH',
  'found-ssh-certificate': 'it is an SSH certificate',
  'found-putty-key': 'it is a PuTTY key (.ppk) of a version or kind that Mooring can’t read',
  'found-own-identity': 'Mooring can’t log in with a private key of this kind or form',
  'found-damaged-identity': 'it is a private key of SSH, and damaged',
  'found-web-page': 'it is a web page (HTML)',
  'found-java-store': 'it is a Java key store (JKS)',
  'found-archive': 'it is a compressed archive',
  'found-binary': 'it is binary data of another kind',
  'found-text': 'it is text of another kind',
  'next-other-certificate': 'Mooring reads PEM (BEGIN CERTIFICATE) and DER.',
  'next-other-key': 'Mooring reads unencrypted and encrypted PEM keys (PKCS#1, SEC1, PKCS#8).',
  'next-copy-again': 'Copy or download it again, with everything from the BEGIN line to the END line.',
  'next-add-lines':
    'Put -----BEGIN CERTIFICATE----- in a line before it and -----END CERTIFICATE----- in a line after it.',
  'next-certificates-of-pkcs12':
    'Convert it: openssl pkcs12 -in {file} -nokeys -out certificates.pem. For an archive in an old format, add -legacy.',
  'next-certificates-of-pkcs7':
    'Convert it: openssl pkcs7 -inform {form} -in {file} -print_certs -out certificates.pem',
  'next-signed-request': 'A CA turns a request into a certificate. Use the file that the CA sent back.',
  'next-certificate-of-key': 'Choose the certificate that belongs to it. Never hand out a private key.',
  'next-certificate-of-java-store':
    'Convert it: keytool -exportcert -rfc -keystore {file} -alias NAME -file certificate.pem. For the names: keytool -list -keystore {file}',
  'next-download-again':
    'The server sent a page, for example a login, instead of the file. Download it again in a browser.',
  'next-unpack': 'Unpack it, then choose a file from it.',
  'next-not-ssh': 'SSH keys are not certificates. Ask the registry’s owner for the certificate in PEM.',
  'next-other-identity':
    'Choose a private key of OpenSSH, such as id_ed25519. A key on a hardware token works through ssh-agent.',
  'next-private-half': 'Choose the private key that belongs to it: id_ed25519, not id_ed25519.pub.',
  'next-identity-of-pkcs12':
    'If its key may log in, take it out: openssl pkcs12 -in {file} -nocerts -out id_key. Otherwise choose a private key of OpenSSH.',
  'next-identity-of-certificate':
    'A TLS certificate can’t log in. Choose a private key of OpenSSH, such as id_ed25519.',
  'next-identity-from-pem':
    'Mooring logs in with RSA and EC keys in PEM, and with any key of ssh-keygen. For an RSA or EC key in DER: openssl pkey -inform DER -in {file} -out id_key',
  'next-identity-from-putty':
    'Convert it: puttygen {file} -O private-openssh-new -o id_key, or in PuTTYgen with Conversions, Export OpenSSH key.',
  'next-key-of-pkcs12':
    'Convert it: openssl pkcs12 -in {file} -nocerts -out client.key. For an archive in an old format, add -legacy.',
  'next-key-of-certificate': 'Choose the private key that the client certificate was issued for.',
  'next-key-from-der': 'Convert it: openssl pkey -inform DER -in {file} -out client.key',
  'next-key-from-ssh': 'If the client certificate was issued for it, convert a copy: ssh-keygen -p -m PKCS8 -f COPY',
  'next-key-of-java-store':
    'Convert it: keytool -importkeystore -srckeystore {file} -destkeystore client.p12 -deststoretype PKCS12, then openssl pkcs12 -in client.p12 -nocerts -out client.key',
} as const
