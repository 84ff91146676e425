import { Command } from 'commander'
import { version } from '../version.ts'
import { completion } from './commands/completion.ts'
import { history } from './commands/history.ts'
import { hostsAcceptKey, hostsAdd, hostsFacts, hostsList, hostsRemove, hostsSuggest } from './commands/hosts.ts'
import { insecure } from './commands/insecure.ts'
import { inspect } from './commands/inspect.ts'
import { migrate, recover, undo, untrust } from './commands/simple-changes.ts'
import { trust } from './commands/trust.ts'
import { web } from './commands/web.ts'
import { verbsOf } from './grammar.ts'
import type { Run } from './session.ts'

const host = ['<host>', 'a host from mooring hosts, an alias of ssh_config, or ssh://user@host'] as const
const registry = ['<registry>', 'as in your image names: host or host:port'] as const
const tree = ['--root <dir>', 'look at a directory tree instead of /'] as const

/** The command line's grammar: a line or two for each verb. */
export function buildProgram(run: Run): Command {
  const program = new Command('mooring')
    .description('Make every Docker host trust your registry, see what changes before it changes, and take it back.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .enablePositionalOptions()
  const verb = verbsOf(program, run)

  verb('inspect', 'fetch and explain a registry’s certificate chain', inspect, {
    arguments: [registry],
    options: [
      ['--ca <file>', 'a CA certificate to explain the chain with'],
      ...clientPair,
      ['--pem', 'print the chain as PEM'],
    ],
    examples: ['inspect dtr.example.com', 'inspect registry.example.com:5000 --ca company-ca.pem --json'],
  })
  verb('trust', 'make hosts trust a registry', trust, {
    arguments: [registry],
    options: [
      ['--ca <file>', 'the CA certificate to trust'],
      ['--fingerprint <sha256>', 'trust what the registry shows if a certificate of its chain has this fingerprint'],
      ['--system', 'put the anchor into the trust store of the whole system instead'],
      ['--browsers', 'also have the browsers on the hosts trust it, for the registry’s web page (Firefox, Chromium)'],
      ['--java', 'also have the Java runtimes on the hosts trust it'],
      ...clientPair,
      ['--persist <how>', 'on Boot2Docker, what survives a reboot: auto, bootsync or certs-dir'],
      noRestart,
      ...change,
    ],
    examples: [
      'trust dtr.example.com                                   shows the fingerprint and asks',
      'trust dtr.example.com --fingerprint AB:CD:… --yes       for scripts',
      'trust dtr.example.com --ca company-ca.pem --dry-run     shows the plan only',
    ],
  })
  verb('untrust', 'take back what Mooring put for a registry, and nothing else', untrust, {
    arguments: [registry],
    options: [noRestart, ...change],
    examples: ['untrust dtr.example.com'],
  })
  verb('insecure', 'let Docker reach a registry without checking its certificate, or stop that', insecure, {
    arguments: [['<state>', 'on, off or status'], registry],
    options: [
      ['--for <time>', 'with on: until when it is wanted (30m, 2h, 1d); Mooring reminds, nothing ends it by itself'],
      ['--machine-config', 'write it into the config.json of docker-machine’s machines too, so that it stays'],
      ...change,
    ],
    examples: [
      'insecure on dtr.example.com --for 2h',
      'insecure status dtr.example.com',
      'insecure off dtr.example.com',
    ],
  })
  verb('migrate', 'move certificates from a Boot2Docker machine’s server.pem to its trust store', migrate, {
    options: change,
    examples: ['migrate --host machine:default --dry-run'],
  })
  const hosts = verb('hosts', 'the hosts and what was found on them', hostsList, {
    options: [tree],
    examples: ['hosts', 'hosts add web ssh://deploy@web.example.com', 'hosts facts web'],
  })
  const hostsVerb = verbsOf(hosts, run)
  hostsVerb('list', 'the hosts (the same as without list)', hostsList, {
    options: [tree],
    examples: ['hosts list --json'],
  })
  hostsVerb('add', 'save a host that is reached over SSH', hostsAdd, {
    arguments: [
      ['<name>', 'what to call it'],
      ['<address>', 'ssh://user@host:port, where user and port may be left out, or an alias of ssh_config'],
    ],
    options: [['--identity <file>', 'a private key to log in with, tried before those of ssh_config and the agent']],
    examples: ['hosts add web ssh://deploy@web.example.com', 'hosts add db ssh://root@10.0.0.5:2222 --identity db_key'],
  })
  hostsVerb('remove', 'forget a saved host; nothing is changed there', hostsRemove, {
    arguments: [host],
    examples: ['hosts remove web'],
  })
  hostsVerb('accept-key', 'say that you have compared a host’s key: it is written to known_hosts', hostsAcceptKey, {
    arguments: [host, ['<fingerprint>', 'as ssh-keygen -lf prints it: SHA256:…']],
    examples: ['hosts accept-key web SHA256:…'],
  })
  hostsVerb('suggest', 'the hosts of ssh_config that are not saved yet', hostsSuggest, {
    examples: ['hosts suggest'],
  })
  hostsVerb('facts', 'all that a look at one host finds, as JSON', hostsFacts, {
    arguments: [host],
    options: [tree],
    examples: ['hosts facts local'],
  })
  verb('history', 'the changes made from this workstation', history, {
    options: [['--host <host>', 'only changes of this host']],
    examples: ['history', 'history --json'],
  })
  verb('undo', 'take one change back, byte for byte', undo, {
    arguments: [['<change>', 'a change’s id from mooring history; its first characters will do']],
    options: change,
    examples: ['undo 20260131-101500-a1b2c3'],
  })
  verb('recover', 'roll back a change that was interrupted', recover, {
    options: change,
    examples: ['recover --host local'],
  })
  verb('web', 'the same wizard in a browser on this machine, for a host without a screen', web, {
    options: [['--port <port>', 'a port of 127.0.0.1 (default: a free one)']],
    examples: ['web', 'web --port 8420'],
  })
  verb('completion', 'a completion script for a shell', completion(program), {
    arguments: [['<shell>', 'bash, zsh or fish']],
    examples: ['completion bash > /etc/bash_completion.d/mooring'],
  })
  return program
}

const clientPair = [
  ['--client-cert <file>', 'the client certificate that the registry asks for'],
  ['--client-key <file>', 'its private key'],
  ['--passphrase-file <file>', 'a file with the key’s passphrase, where the key is encrypted'],
] as const

const noRestart = [
  '--no-restart',
  'leave Docker as it runs; it knows of a change to the system store after its next start',
] as const

const change = [
  ['--host <host>', 'a host from mooring hosts, or ssh://user@host; may be given again (default: local)', 'many'],
  ['--root <dir>', 'plan and apply inside a directory tree instead of /: files only, nothing is refreshed'],
  ['--dry-run', 'print the plan and change nothing'],
  ['--yes', 'do not ask before changing'],
] as const
