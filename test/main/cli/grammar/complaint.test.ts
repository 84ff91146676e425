import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../../../shared/errors.ts'
import { mostSimilar } from '../../../../shared/most-similar.ts'
import { parse } from '../../../support/cli/command-lines.ts'

const split = (line: string): string[] => line.split(' ').filter((word) => word !== '')

async function complaintAt(line: string) {
  const parsed = await parse(...split(line))
  return 'complaint' in parsed ? parsed.complaint : expect.fail(`mooring ${line} is no mistake`)
}

describe('a command line that is not understood', () => {
  it.each([
    [
      'insecure',
      'command-missing',
      'mooring insecure needs one of these: on, off, status. See mooring insecure --help.',
    ],
    [
      'insecure --json',
      'command-missing',
      'mooring insecure needs one of these: on, off, status. See mooring insecure --help.',
    ],
    [
      'insecure --for 2h reg',
      'command-missing',
      'mooring insecure needs one of these: on, off, status. See mooring insecure --help.',
    ],
    [
      'insecure --for 2h on reg',
      'option-unknown',
      'mooring insecure has no option --for. --for goes with mooring insecure on.',
    ],
    [
      'hosts --nonsense',
      'option-unknown',
      'mooring hosts list has no option --nonsense. See mooring hosts list --help.',
    ],
    ['--json', 'option-unknown', 'mooring has no option --json. Options go last: mooring … --json'],
    ['trsut reg', 'command-unknown', 'mooring has no command “trsut”. Did you mean mooring trust?'],
    [
      'hosts rmeove web',
      'command-unknown',
      'mooring hosts has no command “rmeove”. Did you mean mooring hosts remove?',
    ],
    ['hosts rmm web', 'command-unknown', 'mooring hosts has no command “rmm”. Did you mean mooring hosts rm?'],
    ['insecure onn reg', 'command-unknown', 'mooring insecure has no command “onn”. Did you mean mooring insecure on?'],
    ['status reg', 'command-unknown', 'mooring has no command “status”. Did you mean mooring insecure status?'],
    ['frobnicate', 'command-unknown', 'mooring has no command “frobnicate”. See mooring --help.'],
    ['trust reg --dryrun', 'option-unknown', 'mooring trust has no option --dryrun. Did you mean --dry-run?'],
    ['trust reg --yes=1', 'option-unknown', 'mooring trust has no option --yes=1. Did you mean --yes?'],
    [
      'history --pem',
      'option-unknown',
      'mooring history has no option --pem. --pem goes with mooring inspect, mooring authority show.',
    ],
    ['--json hosts', 'option-unknown', 'mooring has no option --json. Options go last: mooring … --json'],
    ['web --xyzzy', 'option-unknown', 'mooring web has no option --xyzzy. See mooring web --help.'],
    ['trust', 'argument-missing', 'mooring trust needs <registry>. See mooring trust --help.'],
    ['hosts add web', 'argument-missing', 'mooring hosts add needs <address>. See mooring hosts add --help.'],
    ['trust one two', 'argument-excess', 'mooring trust does not take “two”. See mooring trust --help.'],
    [
      'hosts --json rm web',
      'argument-excess',
      'mooring hosts list does not take “rm”. Options go last: mooring hosts rm …',
    ],
    [
      'hosts --root / add a b',
      'argument-excess',
      'mooring hosts list does not take “add”. Options go last: mooring hosts add …',
    ],
    ['trust reg --ca', 'option-value-missing', '--ca needs a value. See mooring trust --help.'],
    [
      'trust reg --fingerprint a --fingerprint b',
      'option-repeated',
      '--fingerprint can be given only once. Remove all but one.',
    ],
    ['inspect reg --pem --json', 'option-conflict', '--pem and --json can’t be used together. Remove one of them.'],
    [
      'trust reg --system --persist bootsync',
      'option-conflict',
      '--persist and --system can’t be used together. Remove one of them.',
    ],
    [
      'trust reg --passphrase-file f',
      'option-needs',
      '--passphrase-file works only with --client-key. Add --client-key, or remove --passphrase-file.',
    ],
    [
      'trust reg --persist ever',
      'value-unknown',
      '“ever” is not a value for --persist. Possible values: auto, bootsync, certs-dir.',
    ],
    ['completion csh', 'value-unknown', '“csh” is not a value for <shell>. Possible values: bash, zsh, fish.'],
  ])('mooring %s', async (line, code, sentences) => {
    const complaint = await complaintAt(line)
    expect([complaint.code, `${complaint.message} ${complaint.hint}`]).toEqual([code, sentences])
    expect(exitCodeOf(complaint.code)).toBe(2)
  })

  it.each([
    ['trust reg --system --persist certs-dir', { registry: 'reg', system: true, persist: 'certs-dir' }],
    ['trust reg --ca f --fingerprint x', { registry: 'reg', ca: ['f'], fingerprint: 'x' }],
    ['trust reg --ca f --ca g --next h', { registry: 'reg', ca: ['f', 'g'], next: ['h'] }],
    ['trust reg --dry-run --yes --yes', { registry: 'reg', dryRun: true, yes: true }],
    ['untrust reg --no-restart --host a --host b', { registry: 'reg', noRestart: true, host: ['a', 'b'] }],
    ['hosts rm web', { host: 'web' }],
    ['hosts --root /t', { tree: '/t' }],
    ['hosts ls --root /t', { tree: '/t' }],
    ['help hosts add', { command: ['hosts', 'add'] }],
    ['complete -- trust --', { word: ['trust', '--'] }],
  ])('but mooring %s is', async (line, input) => {
    expect(await parse(...split(line))).toMatchObject({ input })
  })

  it.each([
    ['--help', 'mooring'],
    ['trust -h', 'mooring trust'],
    ['hosts add --help', 'mooring hosts add'],
    ['insecure --help', 'mooring insecure'],
  ])('and mooring %s is explained', async (line, words) => {
    expect(await parse(...split(line))).toEqual({ help: words })
  })
})

it.each([
  ['trsut', ['inspect', 'trust', 'untrust'], 'trust'],
  ['hist', ['history', 'hosts'], 'hosts'],
  ['--dryrun', ['--dry-run', '--yes'], '--dry-run'],
  ['onn', ['on', 'off'], 'on'],
  ['of', ['on', 'off'], 'off'],
  ['xyz', ['on', 'off'], undefined],
  ['', ['on'], undefined],
])('%s among %j: %s', (typed, words, meant) => {
  expect(mostSimilar(typed, words)).toBe(meant)
})
