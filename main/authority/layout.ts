import { isAbsolute, join } from 'node:path'
import type { OpensslConfig } from './openssl-config.ts'

/** Where an authority's directory has what. Paths are absolute. */
export interface Layout {
  /** The authority's own certificate, and its key. */
  readonly certificate: string
  readonly key: string
  /** The database of `openssl ca`. */
  readonly index: string
  readonly newCertificates: string
  readonly serial: string
  readonly crlNumber: string
  readonly crl: string
  /** Whether serial numbers are random (`rand_serial`); otherwise the file `serial` has the next one. */
  readonly isRandom: boolean
}

/** The configuration files that say where things are, in the order in which they count. */
export const configNames = ['openssl-ca.cnf', 'openssl.cnf', 'openssl-easyrsa.cnf'] as const

/** easy-rsa's own tree, whose configuration takes it from the environment. */
export const easyRsa: Readonly<Record<string, string>> = { certificate: 'ca.crt', private_key: 'private/ca.key' }

/**
 * Where things are, as the section of `openssl ca` in a configuration says (openssl-ca(1)); the document's directory has them at
 * OpenSSL's own default names.
 * @param directory the authority's, absolute; what is relative in the file is taken from there.
 */
export function layoutOf(directory: string, config: OpensslConfig): Layout | undefined {
  const section = config.get(config.get('ca')?.get('default_ca') ?? '')
  if (!section) return undefined
  const at = (name: string, usual: string): string => {
    const path = section.get(name) ?? usual
    return isAbsolute(path) ? path : join(directory, path)
  }
  return {
    certificate: at('certificate', 'cacert.pem'),
    key: at('private_key', 'private/cakey.pem'),
    index: at('database', 'index.txt'),
    newCertificates: at('new_certs_dir', 'newcerts'),
    serial: at('serial', 'serial'),
    crlNumber: at('crlnumber', 'crlnumber'),
    crl: at('crl', 'crl/crl.pem'),
    isRandom: section.has('rand_serial'),
  }
}

/** The configuration of a directory that Mooring makes: `openssl ca -config openssl-ca.cnf` works in it. */
export function configText(): string {
  return `# The directory of a certificate authority. Run openssl ca in it:
#   openssl ca -config openssl-ca.cnf -extensions client -in request.csr -out certs/name.crt
[ ca ]
default_ca = authority

[ authority ]
dir = .
certificate = $dir/certs/ca.crt
private_key = $dir/private/ca.key
database = $dir/index.txt
new_certs_dir = $dir/newcerts
certs = $dir/certs
serial = $dir/serial
rand_serial = yes
crlnumber = $dir/crlnumber
crl = $dir/crl/crl.pem
crl_dir = $dir/crl
default_days = 366
default_crl_days = 30
default_md = sha256
policy = anything
x509_extensions = client
crl_extensions = list
unique_subject = no
copy_extensions = none
email_in_dn = no

[ anything ]
countryName = optional
stateOrProvinceName = optional
localityName = optional
organizationName = optional
organizationalUnitName = optional
commonName = supplied
emailAddress = optional

[ client ]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always

[ list ]
authorityKeyIdentifier = keyid:always
`
}
