import { Command } from 'commander'
import { version } from '../version.ts'
import { completion } from './commands/completion.ts'
import { inspect } from './commands/inspect.ts'
import { history, hostsFacts, hostsList } from './commands/lists.ts'
import { recover, undo, untrust } from './commands/simple-changes.ts'
import { trust } from './commands/trust.ts'
import { web } from './commands/web.ts'
import type { GlobalOptions } from './main.ts'
import type { Outcome, Session } from './session.ts'

/** Runs a command's work with the options that every verb has. */
export type Run = (globals: GlobalOptions, action: (session: Session) => Promise<Outcome>) => Promise<void>

/** The command line's grammar. Each verb's options become its action's options; its arguments join them by name. */
export function buildProgram(run: Run): Command {
  const program = new Command('mooring')
    .description('Make every Docker host trust your registry, see what changes before it changes, and take it back.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .showHelpAfterError(false)
    .enablePositionalOptions()

  const verb = (parent: Command, usage: string, description: string, examples: readonly string[]): Command =>
    parent
      .command(usage)
      .description(description)
      .option('--json', 'print one JSON document on standard output')
      .option('--quiet', 'no messages and no progress')
      .option('--no-color', 'no colour (NO_COLOR does the same)')
      .addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ mooring ${example}`).join('\n')}\n`)

  const action =
    <O>(work: (session: Session, options: O) => Promise<Outcome>) =>
    (...received: unknown[]): Promise<void> => {
      const command = received.at(-1) as Command
      const names = command.registeredArguments.map((argument) => argument.name())
      const named = Object.fromEntries(names.map((name, index) => [name, received[index]]))
      // Commander has checked the words against the grammar above; the contract checks the values.
      return run(command.opts<GlobalOptions>(), (session) => work(session, { ...command.opts(), ...named } as O))
    }

  withClient(
    verb(program, 'inspect', 'fetch and explain a registry’s certificate chain', [
      'inspect dtr.example.com',
      'inspect registry.example.com:5000 --ca company-ca.pem --json',
    ]),
  )
    .argument('<registry>', 'as in your image names: host or host:port')
    .option('--ca <file>', 'a CA certificate to explain the chain with')
    .option('--pem', 'print the chain as PEM')
    .action(action(inspect))

  withChange(
    withClient(
      verb(program, 'trust', 'make hosts trust a registry', [
        'trust dtr.example.com                                   shows the fingerprint and asks',
        'trust dtr.example.com --fingerprint AB:CD:… --yes       for scripts',
        'trust dtr.example.com --ca company-ca.pem --dry-run     shows the plan only',
      ]),
    ),
  )
    .argument('<registry>', 'as in your image names: host or host:port')
    .option('--ca <file>', 'the CA certificate to trust')
    .option(
      '--fingerprint <sha256>',
      'trust what the registry shows if a certificate of its chain has this fingerprint',
    )
    .action(action(trust))

  withChange(
    verb(program, 'untrust', 'take back what Mooring put for a registry, and nothing else', [
      'untrust dtr.example.com',
    ]),
  )
    .argument('<registry>', 'as in your image names: host or host:port')
    .action(action(untrust))

  const hosts = verb(program, 'hosts', 'the hosts and what was found on them', ['hosts', 'hosts facts local'])
    .option('--root <dir>', 'look at a directory tree instead of /')
    .action(action(hostsList))
  verb(hosts, 'list', 'the hosts (the same as without list)', ['hosts list --json'])
    .option('--root <dir>', 'look at a directory tree instead of /')
    .action(action(hostsList))
  verb(hosts, 'facts', 'all that a look at one host finds, as JSON', ['hosts facts local'])
    .argument('<host>', 'a host from mooring hosts')
    .option('--root <dir>', 'look at a directory tree instead of /')
    .action(action(hostsFacts))

  verb(program, 'history', 'the changes made from this workstation', ['history', 'history --json'])
    .option('--host <host>', 'only changes of this host')
    .action(action(history))

  withChange(verb(program, 'undo', 'take one change back, byte for byte', ['undo 20260131-101500-a1b2c3']))
    .argument('<change>', 'a change’s id from mooring history')
    .action(action(undo))

  withChange(verb(program, 'recover', 'roll back a change that was interrupted', ['recover --host local'])).action(
    action(recover),
  )

  verb(program, 'web', 'the same wizard in a browser on this machine, for a host without a screen', [
    'web',
    'web --port 8420',
  ])
    .option('--port <port>', 'a port of 127.0.0.1 (default: a free one)')
    .action(action(web))

  verb(program, 'completion', 'a completion script for a shell', ['completion bash > /etc/bash_completion.d/mooring'])
    .argument('<shell>', 'bash, zsh or fish')
    .action(action(completion(program)))

  return program
}

function withClient(command: Command): Command {
  return command
    .option('--client-cert <file>', 'the client certificate that the registry asks for')
    .option('--client-key <file>', 'its private key')
    .option('--passphrase-file <file>', 'a file with the key’s passphrase, where the key is encrypted')
}

function withChange(command: Command): Command {
  return command
    .option('--host <host>', 'a host to change; may be given again (default: local)', collect, [])
    .option('--root <dir>', 'plan and apply inside a directory tree instead of /: files only, nothing is refreshed')
    .option('--dry-run', 'print the plan and change nothing')
    .option('--yes', 'do not ask before changing')
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value]
}
