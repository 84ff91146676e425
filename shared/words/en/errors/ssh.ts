/** What can go wrong between here and a shell on a host over SSH. */
export const sshErrors = {
  'ssh-address-scheme': {
    message: 'Mooring reaches hosts over ssh://, not over {scheme}://.',
    hint: 'Write ssh://user@host:port; user and port may be left out.',
  },
  'ssh-address-path': {
    message: 'The address {typed} continues after the host.',
    hint: 'Write ssh://user@host:port and nothing after it.',
  },
  'ssh-address-password': {
    message: 'The address contains a password.',
    hint: 'Leave it out: Mooring logs in with keys, and passwords in addresses end up in logs.',
  },
  'ssh-address-user': {
    message: 'The user in {typed} is not a valid user name.',
    hint: 'Write ssh://user@host:port.',
  },
  'ssh-address-host': {
    message: '{typed} is not a host.',
    hint: 'Write ssh://user@host:port with a name, an IPv4 address, or an IPv6 address in brackets.',
  },
  'ssh-address-port': {
    message: 'The port “{port}” is not a number from 1 to 65535.',
    hint: 'Leave it out for port 22.',
  },
  'ssh-config-invalid': {
    message: 'Couldn’t use the SSH configuration {file}: {detail}.',
    hint: 'Correct it; ssh -G HOST shows how ssh reads it.',
  },
  'ssh-config-undecided': {
    message:
      'For {host}, {keyword} ({file}, line {line}) depends on “Match {section}”, which Mooring does not evaluate.',
    hint: 'Mooring runs no commands of ssh_config. Move {keyword} to a Host section, or set it for this host above that line.',
  },
  'ssh-proxy-command': {
    message: 'The SSH configuration reaches {host} with a ProxyCommand, which Mooring does not run.',
    hint: 'Use ProxyJump in the SSH configuration, or add the host by an address that needs no command.',
  },
  'ssh-timeout': {
    message: '{host}: {address} did not answer within {seconds} seconds ({step}).',
    hint: 'Check that the host is up and that an SSH server listens there.',
  },
  'ssh-handshake': {
    message: '{host}: the SSH handshake with {address} failed ({detail}).',
    hint: 'Check that an SSH server listens there. ssh -v {address} shows more.',
  },
  'ssh-turned-away': {
    message: '{host}: {address} hung up before the login {times} times within {seconds} seconds.',
    hint: 'Too many logins may be in progress there (MaxStartups in sshd_config), or it refuses this computer. Try again later.',
  },
  'ssh-cut': {
    message: 'The connection to {host} was lost ({detail}).',
    hint: 'If a change was running, the host rolls it back. Refresh the host.',
  },
  'ssh-exec-refused': {
    message: '{host} does not run commands over SSH ({detail}).',
    hint: 'The account needs an ordinary shell, and the server must not force a command.',
  },
  'ssh-auth-failed': {
    message: '{host} accepted none of your keys for {user} (tried: {tried}; the server accepts: {methods}).',
    hint: 'Put your public key there (ssh-copy-id), load the key into ssh-agent, or name it with --identity.',
  },
  'ssh-host-key-unknown': {
    message: 'The host key of {host} ({address}) is not verified yet: {type} {fingerprint}.',
    hint: 'Compare it on the host itself (ssh-keygen -lf on its key file), then run: mooring hosts accept-key {host} {fingerprint}',
  },
  'ssh-host-key-differs': {
    message: '{expected} is not the host key of {host} ({address}), which shows {type} {fingerprint}.',
    hint: 'Nothing was accepted. Read the fingerprint again on the host itself: ssh-keygen -lf on its key file. If it is the one that you gave, someone is intercepting the connection.',
  },
  'ssh-host-key-changed': {
    message:
      '{host} ({address}) now shows the host key {type} {fingerprint}. The known one, in {file}, line {line}, is {known}.',
    hint: 'Someone may be intercepting the connection. If the host was reinstalled, compare the new fingerprint on the host itself, then remove that line. If the file is Mooring’s own, run mooring hosts accept-key with that fingerprint instead.',
  },
  'ssh-host-key-revoked': {
    message: 'The host key of {host} ({address}) is revoked by {file}, line {line}: {type} {fingerprint}.',
    hint: 'Do not use this host until its owner gives it a new key.',
  },
  'sudo-password-needed': {
    message: 'On {host}, sudo asks for the password of {user}, but none was given.',
    hint: 'Run Mooring where it can ask you, or allow {user} to use sudo without a password there.',
  },
  'sudo-missing': {
    message: 'This change needs root access on {host}, but sudo is not installed there.',
    hint: 'Install sudo there, or log in as root.',
  },
  'sudo-wants-terminal': {
    message: 'On {host}, sudo works at a terminal only ({detail}).',
    hint: 'Nothing was changed. Its sudoers file has requiretty: exempt this user there (Defaults:USER !requiretty), or log in as root.',
  },
  'machine-stopped': {
    message: 'The machine {machine} does not answer ({detail}).',
    hint: 'Start it: docker-machine start {machine}',
  },
  'machine-unreadable': {
    message: 'Couldn’t read the docker-machine file {file}: {detail}.',
    hint: 'Run docker-machine inspect to see how docker-machine reads the file.',
  },
  'machine-config-none': {
    message: 'None of these hosts is a docker-machine machine.',
    hint: 'Leave out --machine-config, or name a machine: --host machine:NAME',
  },
  'host-name-invalid': {
    message: '“{name}” is not a valid name for a host.',
    hint: 'Use up to 63 letters, digits, dots, hyphens and underscores. The name “local” is taken.',
  },
  'host-name-taken': {
    message: 'There is already a host {name} ({address}).',
    hint: 'Remove it first: mooring hosts remove {name}',
  },
  'host-not-saved': {
    message: '{host} was not added to Mooring, so Mooring can’t remove it.',
    hint: 'It comes from elsewhere ({source}) and disappears when it is removed there.',
  },
  'host-ambiguous': { message: 'Several hosts are called {host}: {candidates}.', hint: 'Use one of these.' },
} as const
