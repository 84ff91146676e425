import type { Minted } from './mint.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const bodyOf = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '')

/** A text in lines of a width. */
export function folded(text: string, width: number, start = ''): string {
  return (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).map((line) => start + line).join('\n')
}

/** What editors, mails, web pages and configuration files make of PEM. */
export function heldTexts([root, middle, leaf, other]: readonly Minted[]): Record<string, string | Uint8Array> {
  const [pem = '', second = '', server = '', third = '', key = ''] = [
    root?.cert,
    middle?.cert,
    leaf?.cert,
    other?.cert,
    root?.key,
  ]
  const secret = { apiVersion: 'v1', kind: 'Secret', data: { 'ca.crt': base64(pem), 'tls.crt': base64(server) } }
  return {
    plain: pem,
    'two of them': pem + third,
    'a chain': server + second + pem,
    'CR LF': pem.replaceAll('\n', '\r\n'),
    'CR alone': pem.replaceAll('\n', '\r'),
    'a byte order mark': `\uFEFF${pem}`,
    'no newline at the end': pem.trimEnd(),
    'glued together': pem.trimEnd() + third,
    'glued together without any newline': `${pem.trimEnd()}${third.trimEnd()}`,
    'one line of base64 between': `-----BEGIN CERTIFICATE-----\n${bodyOf(pem)}\n-----END CERTIFICATE-----\n`,
    'lines of 76': `-----BEGIN CERTIFICATE-----\n${folded(bodyOf(pem), 76)}\n-----END CERTIFICATE-----\n`,
    'indented lines': pem.replace(/^/gm, '    '),
    'blanks at the ends of lines': pem.replaceAll('\n', '  \n'),
    'blank lines between': pem.replaceAll('\n', '\n\n'),
    'a comment before': `# Company CA, ask it@example.com\n\n${pem}`,
    'text after': `${pem}\nKind regards`,
    'UTF-16, little-endian': Buffer.from(`\uFEFF${pem}`, 'utf16le'),
    'UTF-16, big-endian': Buffer.from(`\uFEFF${pem}`, 'utf16le').swap16(),
    'UTF-16 without a mark': Buffer.from(pem, 'utf16le'),
    'X509 CERTIFICATE': pem.replaceAll('CERTIFICATE', 'X509 CERTIFICATE'),
    'a quoted mail': pem.replace(/^(?=.)/gm, '> '),
    'a mail quoted twice': pem.replace(/^(?=.)/gm, '> > '),
    'a table’s cell': pem.replace(/^(?=.)/gm, '| '),
    'spaces that do not break': pem.replace(/^(?=.)/gm, '\u00a0'),
    'a JSON string': JSON.stringify({ certificate: pem }),
    'a JSON string of two': JSON.stringify({ ca: pem + third }),
    'a JSON string with CR LF': JSON.stringify({ ca: pem.replaceAll('\n', '\r\n') }),
    'JSON with escaped slashes': JSON.stringify({ ca: pem }).replaceAll('/', '\\/'),
    'JSON with escaped plus signs': JSON.stringify({ ca: pem }).replaceAll('+', '\\u002B'),
    'a YAML block': `ca: |\n${pem.replace(/^(?=.)/gm, '  ')}`,
    'a YAML string': `ca: "${pem.replaceAll('\n', '\\n')}"\n`,
    'a shell variable': `CA_CERT='${pem.replaceAll('\n', '\\n')}'\n`,
    'a Kubernetes secret in JSON': JSON.stringify(secret, undefined, 2),
    'a Kubernetes secret in YAML': `apiVersion: v1\nkind: Secret\ndata:\n  ca.crt: ${base64(pem)}\n  tls.crt: ${base64(server)}\n`,
    'a secret’s value': base64(pem),
    'a secret’s value, folded': folded(base64(pem), 76),
    'a secret’s value with two': base64(pem + third),
    'a kubeconfig': `clusters:\n- cluster:\n    certificate-authority-data: ${base64(pem)}\n    server: https://10.0.0.1\n`,
    'a webhook’s caBundle': JSON.stringify({ clientConfig: { caBundle: base64(pem) } }),
    'a secret with a key': `data:\n  tls.crt: ${base64(pem)}\n  tls.key: ${base64(key)}\n`,
    'base64 without lines': folded(bodyOf(pem), 64),
    'base64 on one line': bodyOf(pem),
    'base64 with CR LF': folded(bodyOf(pem), 64).replaceAll('\n', '\r\n'),
    'a JWK’s x5c': JSON.stringify({ kty: 'EC', x5c: [bodyOf(pem), bodyOf(third)] }),
    'SAML metadata': `<ds:X509Certificate>\n${folded(bodyOf(pem), 76)}\n</ds:X509Certificate>`,
    'an LDIF entry': `dn: cn=ca\ncACertificate;binary:: ${folded(bodyOf(pem), 70, ' ').trimStart()}\n`,
    'key and certificate': key + pem,
    'key alone': key,
    'cut off': pem.slice(0, -40),
    'a damaged block': pem.replace('MII', 'MIJ'),
    'a damaged block beside a sound one': pem.replace('MII', 'MIJ') + third,
    'a web page': '<!DOCTYPE html><html><body>Sign in</body></html>',
    nothing: '',
    'a note': 'The certificate is in the wiki.',
    'base64 of something else': base64('nothing that anybody wants '.repeat(20)),
  }
}
