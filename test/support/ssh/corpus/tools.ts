import { type ConfigCase, refused, same } from './case.ts'

/** What programs write, and what their documents tell to write. */
export const tools: readonly ConfigCase[] = [
  same(
    'Vagrant',
    'Host default\n  HostName 127.0.0.1\n  User vagrant\n  Port 2222\n  UserKnownHostsFile /dev/null\n  StrictHostKeyChecking no\n  PasswordAuthentication no\n  IdentityFile /home/ann/.vagrant/private_key\n  IdentitiesOnly yes\n  LogLevel FATAL\n  PubkeyAcceptedKeyTypes +ssh-rsa\n  HostKeyAlgorithms +ssh-rsa\n',
    'default',
  ),
  same(
    'Vagrant with blanks',
    'Host vm\n  HostName 127.0.0.1\n  IdentityFile "C:/Users/Ann B/.vagrant/private_key"\n',
    'vm',
  ),
  same(
    'Fedora',
    'Match final all\n\tInclude DIR/openssh.config\n\tGSSAPIAuthentication yes\n\tForwardX11Trusted yes\n',
    'web',
    {
      files: { 'openssh.config': 'Ciphers aes256-gcm@openssh.com,aes256-ctr\nMACs hmac-sha2-256\n' },
    },
  ),
  same(
    'Debian',
    'Include DIR/ssh_config.d/*.conf\nHost *\n    SendEnv LANG LC_*\n    HashKnownHosts yes\n    GSSAPIAuthentication yes\n',
  ),
  same(
    'GitHub with several accounts',
    'Host github.com\n  HostName github.com\n  User git\n  IdentityFile ~/.ssh/id_personal\n  IdentitiesOnly yes\nHost github-work\n  HostName github.com\n  User git\n  IdentityFile ~/.ssh/id_work\n  IdentitiesOnly yes\n',
    'github.com github-work git@github-work',
  ),
  same(
    'GitHub over port 443',
    'Host github.com\n    Hostname ssh.github.com\n    Port 443\n    User git\n',
    'github.com git@github.com',
  ),
  same(
    'GitHub and the agent',
    'Host *.github.com github.com\n  AddKeysToAgent yes\n  IgnoreUnknown UseKeychain\n  UseKeychain yes\n  IdentityFile ~/.ssh/id_ed25519\n',
    'github.com gist.github.com',
  ),
  same(
    'GitLab',
    '# GitLab.com\nHost gitlab.com\n  PreferredAuthentications publickey\n  IdentityFile ~/.ssh/gitlab_com_rsa\n\n# Private GitLab instance\nHost gitlab.company.com\n  PreferredAuthentications publickey\n  IdentityFile ~/.ssh/example_com_rsa\n',
    'gitlab.com gitlab.company.com',
  ),
  same(
    'GitLab with two accounts',
    'Host <user_1.gitlab.com>\n  Hostname gitlab.com\n  PreferredAuthentications publickey\n  IdentityFile ~/.ssh/<example_ssh_key1>\nHost user_2.gitlab.com\n  Hostname gitlab.com\n',
    'user_2.gitlab.com gitlab.com',
  ),
  same('Bitbucket', 'Host bitbucket.org\n  AddKeysToAgent yes\n  IdentityFile ~/.ssh/bb\n', 'bitbucket.org'),
  same(
    'a bastion',
    'Host bastion\n  HostName bastion.example.com\n  User jump\n  Port 2222\n  ForwardAgent no\nHost 10.1.* *.internal\n  ProxyJump bastion\n  User admin\n  IdentityFile ~/.ssh/internal\n',
    'bastion 10.1.2.3 db.internal',
  ),
  same(
    'two bastions',
    'Host outer\n HostName outer.example.com\nHost inner\n ProxyJump outer\n HostName 10.0.0.2\nHost app*\n ProxyJump outer,inner\n HostName %h.internal\n',
    'outer inner app7',
  ),
  same(
    'EC2',
    'Host ec2\n  HostName ec2-198-51-100-1.compute-1.amazonaws.com\n  User ec2-user\n  IdentityFile ~/keys/my-key.pem\n  ServerAliveInterval 60\n  ServerAliveCountMax 3\n',
    'ec2',
  ),
  same(
    'multiplexing',
    'Host *\n  ControlMaster auto\n  ControlPath ~/.ssh/cm-%r@%h:%p\n  ControlPersist 10m\n  User a\n',
  ),
  same(
    'colima',
    'Host colima\n  IdentityFile "/home/ann/.colima/_lima/_config/user"\n  IdentityFile "/home/ann/.ssh/id_ed25519"\n  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n  NoHostAuthenticationForLocalhost yes\n  PreferredAuthentications publickey\n  Compression no\n  BatchMode yes\n  IdentitiesOnly yes\n  Ciphers "^aes128-gcm@openssh.com,aes256-gcm@openssh.com"\n  User ann\n  ControlMaster auto\n  ControlPath "/home/ann/.colima/ssh.sock"\n  ControlPersist yes\n  Hostname 127.0.0.1\n  Port 50123\n',
    'colima',
  ),
  same(
    'OrbStack',
    'Host orb\n  Hostname 127.0.0.1\n  Port 32222\n  User default\n  IdentityFile ~/.orbstack/ssh/id_ed25519\n',
    'orb',
  ),
  refused(
    'OrbStack’s proxy',
    'ssh-proxy-command',
    "Host orb\n  ProxyCommand '/Apps/Helper' ssh-proxy-fdpass 501\n  ProxyUseFdpass yes\n",
    'orb',
  ),
  same(
    'docker-machine',
    'Host dm\n HostName 192.168.99.100\n User docker\n IdentityFile ~/.docker/machine/machines/default/id_rsa\n',
    'dm',
  ),
  same(
    'Google Cloud',
    'Host vm.zone.project\n    HostName 203.0.113.9\n    IdentityFile /home/ann/.ssh/google_compute_engine\n    UserKnownHostsFile=/home/ann/.ssh/google_compute_known_hosts\n    HostKeyAlias=compute.1234567890\n    IdentitiesOnly=yes\n    CheckHostIP=no\n',
    'vm.zone.project',
  ),
  refused(
    'AWS Session Manager',
    'ssh-proxy-command',
    'Host i-* mi-*\n    ProxyCommand sh -c "aws ssm start-session --target %h --parameters \'portNumber=%p\'"\n',
    'i-0abc',
  ),
  refused(
    'cloudflared',
    'ssh-proxy-command',
    'Host ssh.example.com\n ProxyCommand /usr/local/bin/cloudflared access ssh --hostname %h\n',
    'ssh.example.com',
  ),
  refused('a proxy through ssh -W', 'ssh-proxy-command', 'Host srv1\n ProxyCommand ssh -W %h:%p gate\n'),
  refused(
    'an agent by a command',
    'ssh-config-undecided',
    'Match host * exec "test -z $SSH_TTY"\n  IdentityAgent "~/.1password/agent.sock"\n',
  ),
  same(
    'systemd',
    'Host unix/* vsock/*\n  ProxyCommand /usr/lib/systemd/systemd-ssh-proxy %h %p\n  ProxyUseFdpass yes\nHost *\n  User a\n',
  ),
  refused(
    'systemd’s own host',
    'ssh-proxy-command',
    'Host .host\n  ProxyCommand /usr/lib/systemd/systemd-ssh-proxy unix/run/s %p\n',
    '.host',
  ),
  same('a terminal’s agent', 'Match host * exec "true"\n ForwardX11 no\nMatch all\n User a\n'),
  same('an agent of a program', 'Host *\n\tIdentityAgent "~/.1password/agent.sock"\n'),
  same('WSL', 'Host wsl\r\n  HostName localhost\r\n  Port 2022\r\n  User ann\r\n', 'wsl'),
  same('Windows paths', 'Host win\n  IdentityFile C:\\Users\\ann\\.ssh\\id_rsa\n  User CORP\\ann\n', 'win'),
  same(
    'VS Code',
    'Host my-server\n    HostName 10.0.0.5\n    User root\n    ForwardAgent yes\n    RemoteForward 52698 localhost:52698\n',
    'my-server',
  ),
  same(
    'forwards',
    'Host fw\n  LocalForward 8080 localhost:80\n  DynamicForward 1080\n  RemoteForward 9000 localhost:9000\n  User a\n',
    'fw',
  ),
  same('a command there', 'Host rc\n  RemoteCommand tmux new -A -s main\n  RequestTTY yes\n  User a\n', 'rc'),
  same('environment', 'Host *\n  SendEnv LANG\n  SetEnv FOO=bar TERM=xterm-256color\n  User a\n'),
  same(
    'old servers',
    'Host old\n  KexAlgorithms +diffie-hellman-group14-sha1\n  HostKeyAlgorithms +ssh-rsa\n  User a\n',
    'old',
  ),
  same('a cluster', 'Host node[1-9]\n User a\nHost node?\n User b\n HostName %h.cluster.local\n', 'node1'),
  same(
    'ssh_config(5)',
    'Host *.co.uk\n User a\nHost 192.168.0.?\n User b\nHost !*.dialup.example.com *.example.com\n User c\nMatch all\n Port 2222\n',
    'x.co.uk 192.168.0.7 y.example.com z.dialup.example.com',
  ),
  same(
    'readconf.c',
    'Host *.ngs.fi ngs.fi\n  User foo\nHost fake.com\n  Hostname another.host.name.real.org\n  User blaah\n  Port 34289\n  ForwardX11 no\nHost *\n  Port 22\n  IdentityFile ~/.ssh/identity\n  EscapeChar ~\n',
    'a.ngs.fi ngs.fi fake.com other',
  ),
]
