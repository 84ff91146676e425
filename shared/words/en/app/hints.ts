import type { ErrorCode } from '../../../errors.ts'
import type { NoteCode } from '../notes.ts'

/** What to do about an error, where the error table speaks to someone at a command line. */
export const hints = {
  'client-certificate-required': 'Choose the client certificate and its key below, then check the registry again.',
  'reference-plain-http':
    'If it speaks HTTPS, leave out http://. If not, Docker can use it only as an insecure registry.',
  'key-encrypted': 'Choose the file again, and enter its passphrase when you are asked.',
  'key-passphrase-wrong':
    'Check the passphrase and choose the file again. A line break at the end of a passphrase file is ignored.',
  'plan-has-problems': 'Fix the problem. To apply the plan all the same, agree to that in the review.',
  'client-pair-incomplete': 'Choose both files, or neither.',
  'fingerprint-needed': 'Go back to the certificate and compare the fingerprint, or choose a CA file.',
  'certutil-missing':
    'Install it there: libnss3-tools on Debian and Ubuntu, nss-tools on Fedora and Alpine, mozilla-nss-tools on SUSE, nss on Arch. Or leave out the browsers in the step “How”.',
  'store-unknown': 'Choose “This registry only”: then only Docker trusts the registry, which works on every Linux.',
  'store-tools-missing': 'Install the package {package} there, or choose “This registry only”.',
  'store-read-only': 'Add the certificate when the system’s image is built, or choose “This registry only”.',
  'store-ostree':
    'Choose “This registry only”: /etc/docker can be changed. Or add the CA to the image or to its Ignition configuration.',
  'store-flatcar':
    'Choose “This registry only”: /etc/docker can be changed. Or add the CA as /etc/ssl/certs/NAME.pem in its Butane configuration.',
  'store-nixos':
    'Add the CA to security.pki.certificateFiles and run nixos-rebuild switch, or choose “This registry only”.',
  'store-boot2docker':
    'Choose “This registry only” and, under “Advanced”, “Automatic”: Mooring then puts the certificate where it survives a reboot.',
  'store-image': 'Add the CA in its provisioning (user data), or choose “This registry only”.',
  'store-needs-ca':
    'Choose “This registry only”: Docker accepts it in certs.d. Or have the registry’s certificate issued by a CA and trust that CA.',
  'docker-config-broken':
    'Fix the file first: the running Docker still uses the settings from its last start. Or choose “Do not restart Docker now” in the step “How”.',
  'undo-shared':
    'Open Hosts and stop trusting {registry} there, or turn insecure off for it: this keeps what the others need.',
  'change-host-gone': 'Add the host again under that name, then try again.',
  'history-unwritten': 'The host keeps the earlier files. To stop trusting a registry, open Hosts.',
  'ssh-auth-failed':
    'Put your public key there (ssh-copy-id), or load the key into ssh-agent. Or forget the host and add it again with its key.',
  'sudo-password-needed': 'Try again and enter it, or allow {user} to use sudo without a password there.',
  'host-name-taken': 'Choose another name, or forget that host first.',
  'host-unknown': 'Refresh the hosts: it may have been removed.',
  'survey-failed': 'Try again. If this keeps happening, try it on the host itself.',
  'program-failed': 'Open Hosts and roll back the interrupted change.',
  'unfinished-change': 'Open Hosts and roll it back first.',
  'recover-halted':
    'Nothing is lost. Fix that, for example free some space, then open Hosts and roll back the interrupted change.',
  'undo-unrestorable':
    'Nothing was written, and the change stands. Open Hosts to remove what it added, or restore the files by hand.',
  'recover-stuck': 'The earlier files are kept on the host. Fix this file by hand, then try again.',
  'change-unknown': 'Open History to see the changes made from here.',
  'change-undone': 'Open History to see the changes made from here.',
  'change-superseded': 'Open History and undo the later one first.',
  'certificate-changed': 'Nothing was written. Check the registry again and compare the fingerprint.',
} satisfies Partial<Record<ErrorCode, string>>

/** The same for notes and findings, by their code. */
export const noteHints = {
  'left-alone':
    'Mooring keeps the receipt. Check the file. To remove it too, choose “Also remove certificates that Mooring has no receipt of”.',
  'still-trusted':
    'It is from somebody else, or its receipt was lost. Check the file. To remove it too, choose “Also remove certificates that Mooring has no receipt of”.',
  'pair-stays': 'To remove it too, choose “Also remove certificates that Mooring has no receipt of”.',
  'still-insecure': 'Make it secure again under Hosts.',
  'insecure-cost': 'Better: let Docker trust the registry’s certificate, for this registry only.',
  'insecure-until': 'Mooring shows the reminder on its first page and under Hosts. Switch it off there.',
  'insecure-overdue': 'Switch it off under Hosts.',
  'insecure-machine':
    'On the command line, --machine-config makes the same change in docker-machine’s own config.json.',
  'whole-system': 'With “This registry only”, only Docker trusts it, for this registry only, and nothing restarts.',
  leaf: 'Better: trust the CA that will sign the next one too, or choose “This registry only”.',
  'leaf-only': 'Get the issuer’s certificate from the registry’s owner and choose it as a CA file.',
  'leaf-only-issuer-known':
    'According to the issuer, its certificate is at {url}. Check it with the registry’s owner and choose it as a CA file.',
  'anchor-not-root': 'If other programs need to trust it too, choose the root that issued it, {issuer}, as a CA file.',
  'snap-own-store': 'Choose “This registry only”: then the certificate goes where this Docker looks.',
  'desktop-own-store': 'Choose “This registry only”: then the certificate goes where Docker Desktop looks.',
  'system-needed': 'In the step “How”, choose “The whole system”: then the certificate reaches Java too.',
  'restart-stops':
    'Containers without a restart policy stay stopped. Choose a quiet moment, or “Do not restart Docker now” in the step “How”.',
  'partial-chain': 'If other programs need to trust this registry too, choose the root {issuer} as a CA file.',
  'orphan-certificate':
    'Add the key, or tick below that the file is taken away. If it is a CA certificate, its name must end in .crt.',
  'orphan-key':
    'Add the certificate, or tick below that the file is taken away. The registry’s own key must never be here.',
  'tokens-need-system':
    'In the step “How”, choose “The whole system”, unless the system already trusts this CA. Docker 29.5 no longer needs that.',
  'unreadable-certificate': 'Convert it to PEM, or tick below that it is taken away.',
  'client-certificate-required': 'Ask its owner for a client certificate, and choose it in the step “How”.',
} satisfies Partial<Record<NoteCode, string>>
