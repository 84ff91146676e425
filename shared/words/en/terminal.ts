import { authority } from './terminal/authority.ts'
import { check } from './terminal/check.ts'
import { explanation } from './terminal/explanation.ts'

/** The changes made from this computer, and on a host that was asked those of others. */
const history = {
  empty: 'No changes yet.',
  none: 'No such changes.',
  states: { applied: 'applied', undone: 'undone', unknown: 'no answer', superseded: 'superseded' },
  when: '{when}',
  doubt: 'The host did not answer. The next look at it finds out: {command}',
  superseded: 'The change {later} wrote or removed its files: undo that one first.',
  by: 'Made by {user} on {workstation}.',
  more: { one: '{count} older change is not shown.', other: '{count} older changes are not shown.' },
  several: 'Which one?',
  incomplete: 'Some changes could not be listed:',
  kinds: {
    trust: 'trust {registry} on {host}',
    untrust: 'stop trusting {registry} on {host}',
    'insecure-on': 'make {registry} insecure on {host}',
    'insecure-off': 'make {registry} secure on {host}',
    migrate: 'move certificates out of server.pem on {host}',
  },
} as const

/** The hosts and what was found on them. */
const hosts = {
  states: {
    looking: 'checking',
    ready: 'ready',
    'engine-stopped': 'Docker stopped',
    'no-engine': 'no Docker',
    'no-root': 'no root access',
    unsupported: 'not supported',
    unreachable: 'unreachable',
    stopped: 'not running',
    'key-unknown': 'key not verified',
    'key-changed': 'key changed',
    'login-failed': 'login failed',
  },
  looking: 'checking {host}',
  incomplete: 'Some hosts could not be listed:',
  sudo: '{found}; changes use sudo',
  trusted: 'trusted: {registries}',
  gone: 'no longer as Mooring set it up (a file is missing or changed): {registries}',
  byHand: 'set up by hand: {registries}',
  insecure: 'insecure: {registries}',
  noRoot: '{found}; sudo is not installed',
  unfinished: 'the change {change} was interrupted: run {command}',
  saved: 'Saved {host}.',
  removed: 'Forgot {host}. Nothing changed on the host.',
  newKey: {
    title: 'The host key of {host} ({address}) is not verified yet:',
    compare: 'Compare it on the host itself (ssh-keygen -lf on its key file), then run:',
  },
} as const

/** Hosts of ssh_config that could be saved. */
const suggestions = {
  empty: 'No unsaved hosts in ssh_config.',
  use: 'Use them as they are (--host ALIAS), or save them: mooring hosts add NAME ALIAS',
} as const

/** A registry and its certificate chain. */
const inspection = {
  address: '{address} port {port}, {protocol}, {cipher}',
  addressThroughProxy: '{address} port {port} through {proxy}, {protocol}, {cipher}',
  api: {
    registry: 'GET /v2/ answered {status}: a registry',
    other: 'GET /v2/ answered {status}: not a registry',
    none: 'GET /v2/ got no answer',
    tokens: '{answer}; tokens from {realm}',
  },
  rows: { anchor: 'anchor', issuer: 'issuer', names: 'names', valid: 'valid', key: 'key' },
  /** For the registry's owner. */
  owner: {
    fingerprint: 'How the registry’s owner gets this fingerprint, on the registry’s computer:',
    file: 'FILE is the file with this certificate: that of the CA, of the registry, or of the proxy in front of it (for nginx, the one that ssl_certificate names). Without -noout (for keytool, with -rfc instead of -v) the same command prints the certificate itself. Saved to a file, that works with --ca FILE. The private key stays there.',
    letter: 'Text for the registry’s owner:',
  },
  itself: 'itself',
  valid: {
    left: { one: '{from} to {until}, {count} day left', other: '{from} to {until}, {count} days left' },
    expired: {
      one: '{from} to {until}, expired {count} day ago',
      other: '{from} to {until}, expired {count} days ago',
    },
  },
} as const

/** A plan for review. */
const plan = {
  blocked: 'can’t be changed',
  /** How long the trust anchor is valid. */
  until: 'until {date}',
  nothing: 'nothing to do',
  /** By how many kinds of engines there are. */
  restart: {
    none: { one: '{engines} does not restart', other: '{engines} do not restart' },
    reload: {
      one: '{engines} reloads its configuration, containers keep running',
      other: '{engines} reload their configuration, containers keep running',
    },
    restart: { one: '{engines} restarts, {stops}', other: '{engines} restart, {stops}' },
  },
  noEngine: 'no container engine restarts',
  stops: { one: '{count} running container stops', other: '{count} running containers stop' },
  /** A password is asked for once at most. */
  root: '{restart}; asks for root access once',
  actions: { create: 'create', change: 'change', remove: 'remove', restore: 'restore', run: 'run' },
  receipt: 'the receipt, Mooring’s own record of a change',
  /** Hosts with the same plan. */
  sameOn: 'the same on {hosts}',
  /** A host whose plan was shown for another one already. */
  sameAs: '{host}  the same as on {other}',
  certificate: {
    name: '{role} {subject}',
    issuer: 'issued by {issuer}, valid until {date}',
    itself: 'issued by itself, valid until {date}',
  },
  moreLines: {
    one: '… {count} more line: --diff shows it',
    other: '… {count} more lines: --diff shows them',
  },
  folded: '{files}; --diff shows their lines',
  files: {
    create: '{count} new',
    change: '{count} changed',
    remove: '{count} removed',
    restore: '{count} restored',
  },
  secret: 'Not shown: this file contains a secret, such as a private key.',
} as const

/** What a person at the terminal is asked. */
export const questions = {
  apply: 'Make this change?',
  applyDespite: 'The plan has a problem, marked above. Make this change all the same?',
  yes: 'Yes',
  no: 'No',
  cancelled: 'Cancelled',
  compared: 'Have you compared it, and does it match?',
  fingerprint: 'Compare this fingerprint with the one from the owner of {host}:',
  hostKey: {
    title: 'The host key of {host} ({address}) is not verified yet:',
    compare: 'Compare it on the host itself: ssh-keygen -lf on its key file in /etc/ssh',
  },
  passphrase: 'Passphrase of {file}',
  passphraseAgain: 'Wrong passphrase. Passphrase of {file}',
  newPassphrase: 'A new passphrase for {file}',
  newPassphraseAgain: 'The same passphrase again, for {file}',
  password: 'Password of {user} on {host}, for sudo',
  passwordAgain: 'Wrong password. Password of {user} on {host}, for sudo',
} as const

/** How a change goes and went. */
const report = {
  /** What goes on where no step does. */
  phases: {
    elevating: 'asking for root access',
    running: 'starting',
    verifying: 'checking whether it reaches the registry',
    finished: 'finished',
  },
  nothing: 'nothing to do',
  stopping:
    'Stopping: each host that is being changed rolls back and then reports. Press Ctrl+C again to leave without its report.',
  unverified: 'Stopping: {hosts} is changed, but nothing was verified there.',
  failed: 'failed',
  done: 'done',
  change: '{done}, change {change}',
  undo: 'undo it with: {command}',
  colleague: 'The same on a colleague’s computer; the fingerprint is compared already:',
  engines: { docker: 'Docker at {endpoint}', system: 'the host’s own TLS client' },
  marks: {
    reached: 'verified',
    untrusted: 'not trusted',
    'client-certificate': 'client certificate',
    blocked: 'stopped by a file',
    unreachable: 'not verified',
    unclear: 'not verified',
    silent: 'not verified',
    unknown: 'not asked',
  },
  untrustedUrl:
    '{engine} does not trust {url}, which it needs for {registry}. If that server’s CA is known, add it with --system and restart Docker',
  verdicts: {
    reached: '{engine} reaches {registry}',
    untrusted: '{engine} still does not trust {registry}',
    'client-certificate': '{registry} asks for a (different) client certificate from {engine}',
    blocked: '{engine} can’t use {registry} because of a file in its directory for this registry',
    unreachable: '{engine} can’t connect to {registry}',
    unclear: '{engine} gave an inconclusive answer about {registry}',
    silent: '{engine} did not answer about {registry}',
    unknown: '{engine} couldn’t be asked about {registry}, so nothing is verified',
  },
  unasked: 'nothing that runs on {host} could be asked whether it works',
  said: '{verdict}: {detail}',
} as const

/** Whether engines check a registry's certificate, and why. */
const insecure = {
  engines: { docker: 'Docker ({flavour})' },
  unreadable: 'unknown',
  none: 'nothing is insecure',
  incomplete: 'more may be insecure',
  unasked: {
    tree: '{engine} doesn’t run in a directory tree',
    absent: 'there is no {engine}',
    stopped: '{engine} isn’t running',
    silent: '{engine} didn’t answer in time',
    refused: 'this user may not ask {engine}',
    unsaid: 'this version of {engine} doesn’t say it',
  },
  states: { insecure: 'insecure', secure: 'secure', unknown: 'unknown' },
  next: '{state} when Docker starts',
  nowAndNext: '{now} now, {state} after Docker restarts',
  causes: {
    entry: 'because of its own entry {value}',
    range: 'because of the address range {value}',
    'built-in': 'because of {value}, which {engine} always treats as insecure',
  },
  causeIn: '{cause} in {path}',
  until: 'reminder: {until}',
  overdue: 'reminder: {until}, overdue',
} as const

/** The same wizard in a browser. */
const web = {
  open: 'Mooring is open on this computer: {url}',
  once: 'The address opens only once, in one browser. Press Ctrl+C to stop Mooring.',
} as const

/** What commands print for a person at a terminal. */
export const terminal = {
  authority,
  check,
  explanation,
  history,
  hosts,
  suggestions,
  inspection,
  plan,
  questions,
  report,
  insecure,
  web,
  /** How grave a note is. */
  severity: { error: 'problem', warning: 'warning', info: 'note' },
} as const
