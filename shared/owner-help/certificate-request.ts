import type { Certificate } from '../model/certificate.ts'
import type { Registry } from '../model/inspection.ts'

/** Names of a certificate that are fit for a command line: hosts, with an asterisk in front, and addresses. */
const hostName = /^(?:\*\.)?[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?$/i
const address = /^[0-9a-f.:]+$/i

/** How many names a request takes over: more make no command that anybody reads. */
const mostNames = 20

/** X.520's limit for a common name (ub-common-name), characters. */
const longestCommonName = 64

/**
 * The command that makes a key, and with it a request for a registry's server certificate, or a self-signed certificate:
 * for the name that Docker uses and all that the certificate has.
 *
 * @param isSelfSigned whether there is no CA that a request could go to.
 */
export function serverRequest({ host }: Registry, leaf: Certificate, isSelfSigned: boolean): string {
  const names = [...new Set([nameEntry(host), ...entriesOf(leaf)])].slice(0, mostNames)
  const file = host.replace(/:/g, '-')
  return [
    isSelfSigned ? 'openssl req -x509 -days 365' : 'openssl req -new',
    `-newkey rsa:3072 -sha256 -nodes -keyout ${file}.key -out ${file}.${isSelfSigned ? 'crt' : 'csr'}`,
    `-subj '/${host.length <= longestCommonName ? `CN=${host}` : ''}'`,
    `-addext 'subjectAltName=${names.join(',')}'`,
    "-addext 'extendedKeyUsage=serverAuth'",
  ].join(' ')
}

/** The command that makes a request for a CA certificate, with its existing key or, if that is the fault, a new one. */
export function caRequest(subject: string, isKeyAtFault: boolean): string {
  return [
    `openssl req -new ${isKeyAtFault ? '-newkey rsa:3072 -keyout' : '-key'} ca.key -sha256 -out ca.csr`,
    `-subj '${subjectArgument(subject)}'`,
    "-addext 'basicConstraints=critical,CA:TRUE'",
    "-addext 'keyUsage=critical,keyCertSign,cRLSign'",
  ].join(' ')
}

function entriesOf({ dnsNames, ipAddresses }: Certificate): string[] {
  return [
    ...dnsNames.filter((name) => hostName.test(name)).map((name) => `DNS:${name}`),
    ...ipAddresses.filter((each) => address.test(each)).map((each) => `IP:${each}`),
  ]
}

/** A colon is in no host name; four numbers are an address (RFC 3986 3.2.2). */
function nameEntry(host: string): string {
  const isAddress = host.includes(':') || /^\d+(?:\.\d+){3}$/.test(host)
  return `${isAddress ? 'IP' : 'DNS'}:${host}`
}

/** A subject as openssl takes it, the broadest part first. Foreign text with anything unusual in it is left to the owner. */
function subjectArgument(subject: string): string {
  const parts = subject.split(', ')
  return parts.every((part) => /^[A-Z]+=[\w .@-]+$/.test(part)) ? `/${parts.toReversed().join('/')}` : '/CN=NAME'
}
