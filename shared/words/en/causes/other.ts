/** Causes that have nothing to do with trust: what an error text is about instead, and what to look at. */
export const otherCauses = {
  'login-needed': {
    message: 'The program reached {registry}, which wants a login.',
    hint: 'Run docker login for it. Certificates are not the problem.',
  },
  'login-wrong': {
    message: 'This user name and password are refused by {registry}.',
    hint: 'Try the login on its web page; many registries want an access token in place of the password.',
  },
  'access-denied': {
    message: 'The program reached {registry}, which does not let this user do that, or has no such repository.',
    hint: 'Look at the repository’s name and the user’s rights. Registries often say the same for both.',
  },
  'tag-unknown': {
    message: 'The program reached {registry}, which has no such image or tag.',
    hint: 'Look at the name and the tag.',
  },
  'rate-limited': {
    message: 'The registry counts pulls and lets no more through for now.',
    hint: 'Log in, wait, or use a mirror.',
  },
  'platform-missing': {
    message: 'The image does not exist for this platform.',
    hint: 'Choose another tag or --platform.',
  },
  'reference-invalid': {
    message: 'The image’s name is not a valid one.',
    hint: 'Names are lower case, without https:// and blanks.',
  },
  'credential-helper': {
    message: 'The program that keeps Docker’s passwords is missing or fails.',
    hint: 'Look at credsStore and credHelpers in ~/.docker/config.json.',
  },
  'not-a-registry': {
    message: 'What answers there is not a registry’s API: a web page, or a proxy.',
    hint: 'Look at host, port and path. A reverse proxy has to pass /v2/ on.',
  },
  'server-error': {
    message: 'The server of {registry}, or a proxy in front of it, failed with an error of its own.',
    hint: 'Look at its log, or try again later.',
  },
  'body-too-large': {
    message: 'A proxy in front of the registry takes no uploads of this size.',
    hint: 'Raise its limit (nginx: client_max_body_size 0).',
  },
  'format-outdated': {
    message: 'The image has an old format that this program no longer reads.',
    hint: 'Push it again with a current Docker.',
  },
  'content-damaged': {
    message: 'What was received does not match its digest, or is damaged.',
    hint: 'Try again. If it stays, a proxy or the registry’s storage changes it.',
  },
  'dns-not-found': {
    message: 'The host’s name could not be resolved.',
    hint: 'Look at its spelling and at the DNS server of the host that said so; a VPN may be down.',
  },
  'connect-refused': {
    message: 'Nothing listens at this address and port.',
    hint: 'Look at the port, and whether the registry runs. In a container or a VM, localhost is another machine.',
  },
  'connect-timeout': {
    message: 'No answer came in time.',
    hint: 'A firewall, a proxy that should be used, or a VPN that is down.',
  },
  'connect-unreachable': {
    message: 'There is no route to this address.',
    hint: 'Look at the network and the VPN of the host that said so.',
  },
  'connection-reset': {
    message: 'The connection was broken off.',
    hint: 'A firewall, a proxy or the server ended it. Try again, and look at their logs.',
  },
  'proxy-login-needed': {
    message: 'The proxy on the way wants a login.',
    hint: 'Put user and password into the proxy’s address, or except the registry from it (NO_PROXY).',
  },
  'proxy-failed': {
    message: 'The proxy on the way could not be used.',
    hint: 'Look at HTTPS_PROXY of the program that said so (for Docker: of its service), and at NO_PROXY.',
  },
  'engine-away': {
    message: 'Docker does not run, or listens elsewhere.',
    hint: 'Start it (systemctl start docker), or look at DOCKER_HOST and docker context.',
  },
  'engine-closed': {
    message: 'This user may not talk to Docker.',
    hint: 'Use sudo, or add the user to the group docker, which makes it as mighty as root.',
  },
  'engine-settings': {
    message:
      'Docker does not start with its settings: daemon.json and its flags contradict each other, or the file is wrong.',
    hint: 'Look at /etc/docker/daemon.json and at the flags of its service. dockerd --validate names the fault.',
  },
  'engine-version': {
    message: 'Docker’s client and its engine are of versions that do not go together.',
    hint: 'Update the older one.',
  },
  'disk-full': {
    message: 'There is no room left on the disk.',
    hint: 'Look with df and docker system df.',
  },
  'memory-short': {
    message: 'There was not enough memory.',
    hint: 'Raise the limit, or give the machine more.',
  },
  'permission-denied': {
    message: 'A file may not be read, written or run by this user.',
    hint: 'Look at its owner and its mode.',
  },
  'file-missing': {
    message: 'A file or a command is not there.',
    hint: 'Look at its path; while building, at the build context and .dockerignore.',
  },
  'port-taken': {
    message: 'Another program has this port.',
    hint: 'End it, or choose another port.',
  },
  'name-taken': {
    message: 'Something with this name exists already, or is still in use.',
    hint: 'Remove it first, or choose another name.',
  },
  'not-there': {
    message: 'Docker has no such container, volume, network or image.',
    hint: 'Look at its name with docker ps --all, docker images and so on.',
  },
  'container-failed': {
    message: 'The container could not be started.',
    hint: 'The image, its command or a mount is wrong for this host.',
  },
  'platform-wrong': {
    message: 'The program was built for another kind of processor.',
    hint: 'Choose the image for this platform (--platform).',
  },
  'network-pool': {
    message: 'Docker has no addresses left for another network.',
    hint: 'Remove networks that nobody uses: docker network prune.',
  },
  'build-failed': {
    message: 'A command of the build failed.',
    hint: 'The lines above say which one, and what it said.',
  },
  'file-format': {
    message: 'A file can’t be parsed.',
    hint: 'Look at the line that the text names.',
  },
  'host-key-unknown': {
    message: 'SSH does not know the key of this host, or the host has another one now.',
    hint: 'Compare the fingerprint on the host itself, then accept it (mooring hosts accept-key).',
  },
  'ssh-login-failed': {
    message: 'The SSH login failed.',
    hint: 'Look at the user, the key and the agent (ssh-add -l).',
  },
  'pull-event': {
    message: 'This is only the event that a pull failed.',
    hint: 'kubectl describe pod shows the message before it, which says why.',
  },
} as const
