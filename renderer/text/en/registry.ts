export const registry = {
  heading: 'Which registry should your Docker hosts trust?',
  lead: 'Mooring fetches its certificate and shows it. Nothing changes before you have reviewed every file.',
  label: 'Registry',
  hint: 'Paste what you have: a host name, an address from the browser, or a whole image name.',
  placeholder: 'registry.example.com:5000',
  submit: 'Look at the registry',
  looking: 'Fetching the certificate of {registry}…',
  known: 'Docker knows it as {name}',
  reached: 'Reached at {host}, port {port}',
  ignored: 'Left out: {ignored}',
  recent: 'Recent registries',
  failed: 'The registry could not be looked at',
}
