/** Programs whose errors are explained, and where each looks for certificates that it trusts. */
export const programs = {
  docker: {
    name: 'Docker',
    reads:
      'Docker’s engine reads certs.d/<registry> at each connection, and the trust store of its own host once, when it starts. The computer where you type does not count.',
  },
  builder: {
    name: 'a builder (BuildKit)',
    reads:
      'The builder in Docker’s engine reads certs.d. One in a container (docker buildx create) reads only what its buildkitd.toml names, and both get login tokens with the trust store of the client.',
  },
  containerd: {
    name: 'containerd',
    reads:
      'containerd reads certs.d/<registry> below its config_path, where a hosts.toml hides the other files, and the trust store of its own host.',
  },
  kubernetes: {
    name: 'Kubernetes',
    reads: 'The container engine of that very node pulls the image, so trust has to be set up on each node.',
  },
  podman: {
    name: 'Podman, Buildah or Skopeo',
    reads:
      'They read certs.d/<registry> in ~/.config/containers, /etc/containers and /etc/docker, and the trust store of the system, each time they run.',
  },
  helm: { name: 'Helm', reads: 'Helm reads the trust store of the system, or the file that --ca-file names.' },
  go: {
    name: 'a Go program',
    reads: 'Go programs read the trust store of the system when they start; SSL_CERT_FILE takes its place.',
  },
  curl: { name: 'curl', reads: 'curl reads one bundle, as a rule the system’s; --cacert names another.' },
  wget: { name: 'wget', reads: 'wget reads the system’s bundle; --ca-certificate names another.' },
  openssl: { name: 'OpenSSL', reads: 'OpenSSL reads the system’s certificates; -CAfile names others.' },
  git: { name: 'Git', reads: 'Git reads the system’s bundle; http.sslCAInfo names another.' },
  java: { name: 'Java', reads: 'Java reads the key store cacerts of its own runtime, which keytool changes.' },
  python: {
    name: 'Python',
    reads:
      'Python reads the system’s certificates; requests and pip have a bundle of their own, for which REQUESTS_CA_BUNDLE or PIP_CERT names another.',
  },
  node: {
    name: 'Node.js',
    reads: 'Node has certificates of its own; NODE_EXTRA_CA_CERTS adds a file, --use-system-ca the system’s.',
  },
  ruby: { name: 'Ruby', reads: 'Ruby reads OpenSSL’s certificates; SSL_CERT_FILE names others.' },
  rust: { name: 'a Rust program', reads: 'Many Rust programs have certificates of their own; some read the system’s.' },
  dotnet: { name: '.NET or Windows', reads: '.NET reads the certificate store of Windows, or the system’s on Linux.' },
  browser: {
    name: 'a browser',
    reads:
      'Browsers have stores of their own beside the system’s. That a browser trusts a site says nothing about Docker.',
  },
  ssh: { name: 'SSH', reads: 'SSH knows no certificates of registries.' },
} as const
