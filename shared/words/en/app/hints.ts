import type { ErrorCode } from '../../../errors.ts'
import type { NoteCode } from '../notes.ts'

/** What to do about an error, where the error table speaks to someone at a command line. */
export const hints = {
  'client-certificate-required': 'Choose the client pair that it asks for, then look at the registry again.',
  'key-encrypted': 'Choose the file again, and enter its passphrase when you are asked.',
  'key-passphrase-wrong':
    'Check the passphrase and choose the file again. In a file of its own, a line end after it is ignored.',
  'client-pair-incomplete': 'Choose both files, or neither.',
  'fingerprint-needed': 'Go back to the certificate and compare the fingerprint, or bring a CA file.',
  'certutil-missing':
    'Install it there: libnss3-tools on Debian and Ubuntu, nss-tools on Fedora and Alpine, mozilla-nss-tools on SUSE, nss on Arch. Or leave the browsers out in the step “How”.',
  'ssh-auth-failed':
    'Put your public key there (ssh-copy-id), or load the key into ssh-agent. Or forget the host, and add it anew with its key.',
  'sudo-password-needed': 'Try again and enter it, or allow {user} to use sudo without a password there.',
  'host-name-taken': 'Take another name, or forget that host first.',
  'host-unknown': 'Look at the hosts again: it may have been removed.',
  'survey-failed': 'Try again. If it stays, try the same on the host itself.',
  'program-failed': 'Open Hosts and put the interrupted change right: whatever was begun is finished or rolled back.',
  'unfinished-change': 'Open Hosts and put it right first: that rolls the change back.',
  'recover-stuck': 'The files as they were before are kept on the host. Put the file right by hand, then try again.',
  'change-unknown': 'Open History to see the changes made from here.',
  'change-undone': 'Open History to see the changes made from here.',
  'certificate-changed': 'Nothing was written. Look at the registry again and compare the fingerprint.',
} satisfies Partial<Record<ErrorCode, string>>

/** The same for notes and findings, by their code. */
export const noteHints = {
  'insecure-cost': 'Better: let Docker trust the registry’s certificate, for this registry only.',
  'insecure-until': 'Mooring reminds you on its first page and under Hosts, where it is switched off.',
  'insecure-machine': 'On the command line, --machine-config has docker-machine’s own config.json say the same.',
  'whole-system': 'With “This registry only” just Docker trusts it, for this registry alone, and nothing is restarted.',
  leaf: 'Better trust the CA that will sign the next one too, or choose “This registry only”.',
  'leaf-only': 'Get the issuer’s certificate from the registry’s owner and bring it as a CA file.',
  'leaf-only-issuer-known':
    'The issuer says that its certificate is at {url}. Check it with the registry’s owner and bring it as a CA file.',
  'anchor-not-root': 'To satisfy every program, bring the root that issued it, {issuer}, as a CA file.',
  'snap-own-store': 'Choose “This registry only”: then the certificate goes where this Docker looks.',
  'desktop-own-store': 'Choose “This registry only”: then the certificate goes where Docker Desktop looks.',
  'system-needed': 'In the step “How”, choose “The whole system”: then the certificate reaches Java, too.',
  'restart-stops': 'Those without a restart policy stay stopped: choose a quiet moment.',
  'partial-chain': 'To satisfy every program, bring the root that issued it, {issuer}, as a CA file.',
  'client-certificate-required': 'Ask its owner for a client pair, and choose it in the step “How”.',
} satisfies Partial<Record<NoteCode, string>>
