import type { authorityExitCodes } from '../../../errors/authority.ts'
import type { Text } from '../../text.ts'

export const authorityErrors = {
  'authority-missing': {
    message: 'There is no certificate authority in {directory}.',
    hint: 'Make one with mooring authority init, or name the directory of openssl ca or easy-rsa that has index.txt and the CA certificate.',
  },
  'authority-certificate': {
    message: 'The file {file} does not contain a readable CA certificate.',
    hint: 'An authority’s own certificate needs CA:true in its basic constraints. Check it with openssl x509 -noout -text.',
  },
  'authority-key': {
    message:
      'Mooring can’t sign with the private key {file}: it is not the CA certificate’s key, or of a kind that does not sign certificates.',
    hint: 'Use the key that belongs to the CA certificate: RSA, or EC on P-256, P-384 or P-521, or Ed25519.',
  },
  'authority-expired': {
    message: 'The CA certificate in {directory} expired on {until}.',
    hint: 'Nobody accepts what it signs. Make a new authority, and have hosts trust both until the old one’s certificates are replaced.',
  },
  'authority-busy': {
    message: 'Another process ({process}) is working in {directory}.',
    hint: 'Try again when it has ended. If no Mooring is running, remove the file .mooring-lock there.',
  },
  'authority-unrestricted': {
    message: 'It is not said which names this authority may sign for.',
    hint: 'Name its domains and address ranges with --names example.com, or add --unconstrained: then it can sign for any name, and whoever steals its key can too.',
  },
  'index-damaged': {
    message: 'Line {line} of {file} can’t be read.',
    hint: 'Nothing was changed. Compare it with the copy that openssl ca keeps beside it (.old), and repair the line.',
  },
  'serial-unknown': {
    message: 'The authority has made no certificate with the serial number {serial}.',
    hint: 'mooring authority list shows all of them.',
  },
  'certificate-gone': {
    message: 'The file of the certificate {serial} is missing or damaged in {directory}.',
    hint: 'The index still lists it: it can be revoked, and its owner may have a copy.',
  },
  'already-revoked': {
    message: 'The certificate {serial} was revoked on {at}.',
    hint: 'Nothing was changed. To tell others, make a new list with mooring authority crl.',
  },
  'directory-not-empty': {
    message: 'The directory {directory} is not empty.',
    hint: 'Choose a directory that is empty or does not exist yet.',
  },
  'file-exists': {
    message: 'The file {file} exists already.',
    hint: 'Mooring overwrites no key and no certificate. Choose another name or directory, or move the file away.',
  },
  'file-unwritable': {
    message: 'Mooring can’t write to {file}: {detail}.',
    hint: 'Choose a directory that you can write to.',
  },
  'passphrase-needed': {
    message: 'The private key of an authority needs a passphrase, and there is no terminal to ask on.',
    hint: 'Name a file that contains it with --passphrase-file.',
  },
  'passphrase-differs': {
    message: 'The two passphrases differ.',
    hint: 'Nothing was made. Try again.',
  },
  'subject-invalid': {
    message: '{subject} is not the name of a certificate’s owner. This part can’t be read: {part}.',
    hint: 'Write it like CN=Example CA, O=Example, C=DE; put \\ before a comma that belongs to a value. A value has 64 characters at most.',
  },
  'name-invalid': {
    message: '{name} is not a name that a certificate can have.',
    hint: 'Use a domain such as registry.example.com, an IP address, or an e-mail address; to restrict an authority, a domain or a range such as 10.0.0.0/8.',
  },
  'name-beyond': {
    message: '{authority} can’t sign for {name}: its own certificate limits it to {permitted}.',
    hint: 'Clients and servers would refuse the certificate. Use a name within these limits, or another authority: the limits can’t be changed.',
  },
  'name-excluded': {
    message: '{authority} can’t sign for {name}: its own certificate excludes that name.',
    hint: 'Clients and servers would refuse the certificate. Use another name, or another authority: the limits can’t be changed.',
  },
  'request-unreadable': {
    message: 'The file {file} does not contain a readable certificate request: {found}.',
    hint: '{next}',
  },
  'request-unsigned': {
    message: 'The request {file} is not signed with its own key by an algorithm that proves something ({algorithm}).',
    hint: 'It was changed, or whoever made it does not have the key, or it is signed with MD5 or SHA-1. Ask for a new one: openssl req -new -sha256.',
  },
  'request-key': {
    message: 'The key of the request {file} is too weak or of a kind that registries refuse: {kind}.',
    hint: 'Ask for one with an RSA key of 2048 to 8192 bits, or an EC key on P-256 or P-384.',
  },
  'request-names': {
    message: 'The request {file} asks for {count} names; Mooring signs for {limit} at most.',
    hint: 'Ask for several requests with fewer names, or grant the names that are needed with --san.',
  },
  'request-name': {
    message: 'The request {file} asks for a name that no certificate should have: {name}.',
    hint: 'Ask for another one, or grant the names that are needed with --san.',
  },
  'request-subject': {
    message: 'The request {file} names nobody.',
    hint: 'Ask for one with a common name: openssl req -new -subj /CN=NAME.',
  },
  'server-nameless': {
    message: 'A server’s certificate needs a name, and {what} has none.',
    hint: 'Name what clients connect to with --san registry.example.com. The common name alone has not counted since Go 1.15.',
  },
  'authority-nameless': {
    message: 'It is not said what the authority is called.',
    hint: 'Add its name: --subject "CN=Example CA, O=Example".',
  },
  'request-missing': {
    message: 'It is not said which requests to sign.',
    hint: 'Name their files: mooring authority sign ann.csr bob.csr',
  },
  'signing-unconfirmed': {
    message: 'Nothing is signed without confirmation, and there is no terminal to ask on.',
    hint: 'Review what they ask for, then add --yes.',
  },
  'revocation-unconfirmed': {
    message: 'The certificate {serial} would be revoked for ever, and there is no terminal to ask on.',
    hint: 'Make sure that it is the right one, then add --yes.',
  },
} satisfies Record<keyof typeof authorityExitCodes, { readonly message: Text; readonly hint: Text }>
