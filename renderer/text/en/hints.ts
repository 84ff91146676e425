import type { ErrorCode } from '../../../shared/errors.ts'

/** What to do about an error, where the error table speaks to someone at a command line. */
export const hints = {
  'client-certificate-required': 'Choose the client pair that it asks for, then look at the registry again.',
  'key-encrypted': 'Decrypt the key into a new file first, or use the command line with --passphrase-file.',
  'key-passphrase-wrong': 'Check the file with the passphrase; a line end after it is ignored.',
  'client-pair-incomplete': 'Choose both files, or neither.',
  'fingerprint-needed': 'Go back to the certificate and compare the fingerprint, or bring a CA file.',
  'host-unknown': 'Look at the hosts again: it may have been removed.',
  'survey-failed': 'Try again. If it stays, try the same on the host itself.',
  'program-failed': 'Open Hosts and put the interrupted change right: whatever was begun is finished or rolled back.',
  'unfinished-change': 'Open Hosts and put it right first: that rolls the change back.',
  'recover-stuck': 'The files as they were before are kept on the host. Put the file right by hand, then try again.',
  'change-unknown': 'Open History to see the changes made from here.',
  'change-undone': 'Open History to see the changes made from here.',
  'certificate-changed': 'Nothing was written. Look at the registry again and compare the fingerprint.',
  'some-hosts-failed': 'See each host below, mend what is wrong, and try again: the others have nothing left to do.',
} satisfies Partial<Record<ErrorCode, string>>
