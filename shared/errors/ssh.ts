import { errorGroup } from './entry.ts'

/** What can go wrong between here and a shell on a host over SSH. */
export const sshErrors = errorGroup({
  'ssh-address-scheme': {
    exit: 2,
    message: 'Mooring reaches hosts by ssh://, not by {scheme}://.',
    hint: 'Write ssh://user@host:port; user and port may be left out.',
  },
  'ssh-address-path': {
    exit: 2,
    message: 'The address {typed} goes on after the host.',
    hint: 'Write ssh://user@host:port and nothing after it.',
  },
  'ssh-address-password': {
    exit: 2,
    message: 'The address holds a password.',
    hint: 'Leave it out: Mooring logs in with keys, and a password in an address ends up in logs.',
  },
  'ssh-address-user': {
    exit: 2,
    message: 'The user in {typed} is not one that a host could have.',
    hint: 'Write ssh://user@host:port.',
  },
  'ssh-address-host': {
    exit: 2,
    message: '{typed} names no host.',
    hint: 'Write ssh://user@host:port with a name, an IPv4 address, or an IPv6 address in brackets.',
  },
  'ssh-address-port': {
    exit: 2,
    message: 'The port “{port}” is not a number from 1 to 65535.',
    hint: 'Leave it out for port 22.',
  },
  'ssh-config-invalid': {
    exit: 2,
    message: 'The SSH configuration {file} cannot be used: {detail}.',
    hint: 'Mend it; ssh -G HOST shows how ssh itself reads it.',
  },
  'ssh-proxy-command': {
    exit: 2,
    message: 'The SSH configuration reaches {host} by a ProxyCommand, which Mooring does not run.',
    hint: 'Say it as ProxyJump in the SSH configuration, or add the host by an address that needs no command.',
  },
  'ssh-timeout': {
    exit: 1,
    message: '{host}: {address} did not answer within {seconds} seconds ({step}).',
    hint: 'Check that the host is up, and that what listens there is an SSH server.',
  },
  'ssh-handshake': {
    exit: 1,
    message: '{host}: no SSH connection with {address} could be agreed on ({detail}).',
    hint: 'Check that what listens there is an SSH server; ssh -v {address} tells more.',
  },
  'ssh-cut': {
    exit: 1,
    message: 'The connection to {host} was cut ({detail}).',
    hint: 'If a change was running, the program there notices and rolls it back. Look at the host again.',
  },
  'ssh-exec-refused': {
    exit: 1,
    message: '{host} does not run commands over SSH ({detail}).',
    hint: 'The account needs an ordinary shell, and the server must not force a command.',
  },
  'ssh-auth-failed': {
    exit: 1,
    message: '{host} accepts no key that Mooring has for {user} (tried: {tried}; the server takes: {methods}).',
    hint: 'Put your public key there (ssh-copy-id), load the key into ssh-agent, or name it with --identity.',
  },
  'ssh-host-key-unknown': {
    exit: 6,
    message: 'The host key of {host} ({address}) is not known yet: {type} {fingerprint}.',
    hint: 'Compare it with what the host itself says (ssh-keygen -lf on its key file), then: mooring hosts accept-key {host} {fingerprint}',
  },
  'ssh-host-key-changed': {
    exit: 6,
    message: '{host} ({address}) has another host key than the one in {file} line {line}: {type} {fingerprint}.',
    hint: 'Someone may be in between. If the host was set up anew, check the fingerprint there and remove that line.',
  },
  'ssh-host-key-revoked': {
    exit: 6,
    message: 'The host key of {host} ({address}) is revoked by {file} line {line}: {type} {fingerprint}.',
    hint: 'Do not use this host until whoever runs it has given it a new key.',
  },
  'sudo-password-needed': {
    exit: 1,
    message: 'On {host}, sudo asks for the password of {user}, and nobody gave it.',
    hint: 'Run it where Mooring can ask, or allow {user} to use sudo without a password there.',
  },
  'sudo-missing': {
    exit: 1,
    message: 'This change needs root on {host}, and sudo is not there.',
    hint: 'Install sudo there, or log in as root.',
  },
  'machine-stopped': {
    exit: 1,
    message: 'The machine {machine} does not answer ({detail}).',
    hint: 'Start it: docker-machine start {machine}',
  },
  'machine-unreadable': {
    exit: 1,
    message: 'The docker-machine file {file} cannot be understood: {detail}.',
    hint: 'docker-machine inspect tells what it makes of it.',
  },
  'machine-config-none': {
    exit: 2,
    message: 'None of these hosts is a machine of docker-machine.',
    hint: 'Leave out --machine-config, or name a machine: --host machine:NAME',
  },
  'host-name-invalid': {
    exit: 2,
    message: '“{name}” cannot be a host’s name.',
    hint: 'Letters, digits, dots, hyphens and underscores, up to 63; “local” is taken.',
  },
  'host-name-taken': {
    exit: 2,
    message: 'A host called {name} is saved already ({address}).',
    hint: 'Remove it first: mooring hosts remove {name}',
  },
  'host-not-saved': {
    exit: 2,
    message: '{host} was not added to Mooring, so Mooring cannot remove it.',
    hint: 'It was found elsewhere ({source}) and goes when it is gone from there.',
  },
  'host-ambiguous': {
    exit: 2,
    message: 'Several hosts are called {host}: {candidates}.',
    hint: 'Name one of these.',
  },
})
