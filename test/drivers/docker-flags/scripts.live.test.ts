import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignmentsOf } from '../../../main/drivers/docker-engine/command-line/assignments.ts'
import type { Dialect } from '../../../main/drivers/docker-engine/command-line/shell-value.ts'
import { entriesIn, type FlagFile, withFlag, withoutFlag } from '../../../main/drivers/insecure/flags/flag-file.ts'
import { run } from '../../support/processes/process.ts'

const path = '/etc/default/docker'
const entry = 'reg:5000'

function place(text: string, dialect: Dialect = 'sh', name = 'EXTRA_ARGS'): FlagFile {
  const file = { path, text }
  return { file, isNew: false, name, read: (now) => assignmentsOf({ path, text: now }, name, dialect) }
}

/** As docker-machine writes it (libmachine/provision/boot2docker.go), after a line of its own. */
const machineProfile = `
EXTRA_ARGS='
--label provider=virtualbox
--insecure-registry a.example.com:5000

'
CACERT=/var/lib/boot2docker/ca.pem
DOCKER_HOST='-H tcp://0.0.0.0:2376'
DOCKER_STORAGE=overlay2
DOCKER_TLS=auto
SERVERKEY=/var/lib/boot2docker/server-key.pem
SERVERCERT=/var/lib/boot2docker/server.pem

export "HTTP_PROXY=http://proxy.example.com:3128"

`
const machineLabel = machineProfile.replace('--insecure-registry a.example.com:5000\n', '')

/** Title, text before, the one line that is there afterwards and was not before (or what it looked like before). */
const shell: readonly (readonly [string, string, string])[] = [
  ['docker-machine with a registry', machineProfile, '--insecure-registry reg:5000'],
  ['docker-machine without one', machineLabel, '--label provider=virtualbox\n--insecure-registry=reg:5000\n'],
  ['double quotes', 'EXTRA_ARGS="--debug"\n', 'EXTRA_ARGS="--debug --insecure-registry=reg:5000"'],
  ['single quotes', "EXTRA_ARGS='--debug'\n", "EXTRA_ARGS='--debug --insecure-registry=reg:5000'"],
  ['no quotes', 'EXTRA_ARGS=--debug\n', 'EXTRA_ARGS=--debug\\ --insecure-registry=reg:5000'],
  ['empty quotes', 'EXTRA_ARGS=""\n', 'EXTRA_ARGS="--insecure-registry=reg:5000"'],
  ['empty', 'EXTRA_ARGS=\nX=1\n', 'EXTRA_ARGS=--insecure-registry=reg:5000'],
  ['only blanks', 'EXTRA_ARGS="  "\n', 'EXTRA_ARGS="--insecure-registry=reg:5000  "'],
  ['blanks at the ends', 'EXTRA_ARGS=" --debug "\n', 'EXTRA_ARGS=" --debug --insecure-registry=reg:5000 "'],
  ['exported', 'export EXTRA_ARGS="-D"\n', 'export EXTRA_ARGS="-D --insecure-registry=reg:5000"'],
  ['a comment after it', 'EXTRA_ARGS="-D" # no\n', 'EXTRA_ARGS="-D --insecure-registry=reg:5000" # no'],
  ['the last line without an end', 'X=1\nEXTRA_ARGS="-D"', 'EXTRA_ARGS="-D --insecure-registry=reg:5000"'],
  ['joined lines', 'EXTRA_ARGS="-D \\\n  --ipv6"\n', '--ipv6 \\\n  --insecure-registry=reg:5000'],
  ['two quotes', 'EXTRA_ARGS="-D"\' --ipv6\'\n', '--ipv6 --insecure-registry=reg:5000'],
  ['itself', 'EXTRA_ARGS="-D"\nEXTRA_ARGS="$EXTRA_ARGS --ipv6"\n', '$EXTRA_ARGS --ipv6 --insecure-registry=reg:5000'],
  [
    'itself, in braces, last',
    `EXTRA_ARGS="-D"\nEXTRA_ARGS="--ipv6 $\{EXTRA_ARGS}"\n`,
    'S} --insecure-registry=reg:5000',
  ],
  ['another variable', 'A=1\nEXTRA_ARGS="$OTHER -D"\n', '$OTHER -D --insecure-registry=reg:5000'],
  ['said twice: the last one counts', 'EXTRA_ARGS="-D"\nEXTRA_ARGS="-H x"\n', '-H x --insecure-registry=reg:5000'],
  ['not there', '# nothing\nX=1\n', 'EXTRA_ARGS="--insecure-registry=reg:5000"\n'],
  ['not there, no line end', '# EXTRA_ARGS="-D"', '\nEXTRA_ARGS="--insecure-registry=reg:5000"'],
  ['an empty file', '', 'EXTRA_ARGS="--insecure-registry=reg:5000"\n'],
  [
    'the flag in a comment',
    '# EXTRA_ARGS="--insecure-registry reg:5000"\nEXTRA_ARGS="-D"\n',
    '"-D --insecure-registry=reg:5000"',
  ],
  ['a longer name', 'MY_EXTRA_ARGS="-D"\nEXTRA_ARGS="-H x"\n', 'EXTRA_ARGS="-H x --insecure-registry=reg:5000"'],
  ['an escaped quote', 'EXTRA_ARGS="--label a=\\"b\\""\n', 'a=\\"b\\" --insecure-registry=reg:5000"'],
  ['a condition before', 'if [ -f /x ]; then\n  X="a\nb"\nfi\nEXTRA_ARGS="-D"\n', '-D --insecure-registry=reg:5000'],
]

/** What a shell that sources the text makes of it, in words. */
async function sourced(text: string): Promise<string[]> {
  const script = 'eval "$1"; for word in $EXTRA_ARGS; do printf "%s\\n" "$word"; done'
  const { stdout } = await run('sh', ['-f', '-c', script, 'sh', text])
  return stdout.split('\n').filter(Boolean)
}

function flagsOf(words: readonly string[]): string[] {
  return (
    words
      .join(' ')
      .match(/--insecure-registry[= ]\S+/g)
      ?.map((flag) => flag.slice(20)) ?? []
  )
}

describe.each(shell)('a file that a shell sources: %s', (_, before, line) => {
  const isMade = assignmentsOf({ path, text: before }, 'EXTRA_ARGS', 'sh').length === 0
  const after = withFlag(place(before), entry)

  it('gets one insertion, where a reader expects it', () => {
    expect(after).toContain(line)
    const start = [...before].findIndex((char, index) => char !== after.charAt(index))
    const at = start < 0 ? before.length : start
    expect(after.slice(0, at) + after.slice(at + after.length - before.length)).toBe(before)
  })

  it('means that to a real shell, and otherwise the same as before', async () => {
    const [wordsBefore, wordsAfter] = await Promise.all([sourced(before), sourced(after)])
    expect(flagsOf(wordsAfter)).toContain(entry)
    const isOther = (word: string): boolean => !word.includes(entry) && word !== '--insecure-registry'
    expect(wordsAfter.filter(isOther)).toEqual(wordsBefore.filter(isOther))
    expect(entriesIn(place(after))).toEqual(flagsOf(wordsAfter))
  })

  it('has its original bytes afterwards', () => {
    expect(withoutFlag(place(after), entry, isMade)).toBe(before)
  })
})

describe('removing a flag of another author', () => {
  it.each([
    ['EXTRA_ARGS="--insecure-registry reg:5000 -D"', 'EXTRA_ARGS="-D"'],
    ['EXTRA_ARGS="-D --insecure-registry=reg:5000 --ipv6"', 'EXTRA_ARGS="-D --ipv6"'],
    ['EXTRA_ARGS=--insecure-registry=reg:5000', 'EXTRA_ARGS='],
    ['EXTRA_ARGS="--insecure-registry http://reg:5000"', 'EXTRA_ARGS=""'],
    ['EXTRA_ARGS="-a --insecure-registry reg:5000 --insecure-registry=reg:5000"', 'EXTRA_ARGS="-a"'],
    [
      'EXTRA_ARGS="--insecure-registry=reg:5000"\nEXTRA_ARGS="$EXTRA_ARGS -D"',
      'EXTRA_ARGS=""\nEXTRA_ARGS="$EXTRA_ARGS -D"',
    ],
    ['EXTRA_ARGS="-a"\' --insecure-registry reg:5000\'', 'EXTRA_ARGS="-a"\' \''],
    ['EXTRA_ARGS="--insecure-registry reg:50000"', 'EXTRA_ARGS="--insecure-registry reg:50000"'],
  ])('%j becomes %j', (before, after) => expect(withoutFlag(place(before), entry, false)).toBe(after))
})

describe('a value that is only known at run time', () => {
  it.each([
    ['EXTRA_ARGS="$(cat /etc/flags)"', 1],
    ['X=1\nEXTRA_ARGS="`cat /etc/flags`"', 2],
    ['if true; then\n  EXTRA_ARGS="-D"\nfi', 2],
    ['[ -f /x ] && EXTRA_ARGS="-D"', 1],
    ['EXTRA_ARGS+=" -D"', 1],
    ['X=1; EXTRA_ARGS="-D"', 1],
    ['export "EXTRA_ARGS=-D"', 1],
    ['EXTRA_ARGS="-D" dockerd', 1],
    ['EXTRA_ARGS="-D\n', 1],
  ])('%j is refused, with its line', (text, line) => {
    const params = { path, line, name: 'EXTRA_ARGS' }
    expect(() => entriesIn(place(text))).toThrow(expect.objectContaining({ code: 'daemon-flags-unclear', params }))
  })

  it('is refused if a flag is quoted in pieces', () => {
    const text = 'EXTRA_ARGS="--insecure-registry"\' reg:5000\''
    expect(() => withoutFlag(place(text), entry, false)).toThrow(
      expect.objectContaining({ code: 'daemon-flags-unclear' }),
    )
  })

  it('does not matter in other variables', () => {
    const text = 'X="$(date)"\nif true; then\n  Y=1\nfi\nEXTRA_ARGS="--insecure-registry a"\n'
    expect(entriesIn(place(text))).toEqual(['a'])
  })
})

describe('an EnvironmentFile of systemd', () => {
  const options = (text: string): FlagFile => place(text, 'environment-file', 'OPTIONS')
  it.each([
    ["OPTIONS='--selinux-enabled'\n", "OPTIONS='--selinux-enabled --insecure-registry=reg:5000'\n"],
    ['OPTIONS=--selinux-enabled --debug\n', 'OPTIONS=--selinux-enabled --debug\\ --insecure-registry=reg:5000\n'],
    ['OPTIONS = "-D"\n', 'OPTIONS = "-D --insecure-registry=reg:5000"\n'],
    ['; OPTIONS="-a"\n  OPTIONS="-D"\n', '; OPTIONS="-a"\n  OPTIONS="-D --insecure-registry=reg:5000"\n'],
    ['OPTIONS="-a $(x) `y`"\n', 'OPTIONS="-a $(x) `y` --insecure-registry=reg:5000"\n'],
    ['OPTIONS="--insecure-registry a -D"\n', 'OPTIONS="--insecure-registry a --insecure-registry reg:5000 -D"\n'],
  ])('%j becomes %j and comes back', (before, after) => {
    expect(withFlag(options(before), entry)).toBe(after)
    expect(withoutFlag(options(after), entry, false)).toBe(before)
  })
})

it('restores the original bytes, with any flags and separators', () => {
  const gap = fc.constantFrom(' ', '  ', '\n', '\n  ', ' \\\n ', '\t')
  const flag = fc.constantFrom(
    '-D',
    '--label a=b',
    '--insecure-registry=x',
    '--insecure-registry y:1',
    '$EXTRA_ARGS',
    '-H unix://',
  )
  const value = fc.array(fc.tuple(gap, flag), { maxLength: 5 }).map((parts) => parts.flat().join(''))
  fc.assert(
    fc.property(value, fc.constantFrom('\n', '', '\nX=1\n'), gap, (inside, rest, end) => {
      const text = `EXTRA_ARGS="${inside}${end}"${rest}`
      expect(withoutFlag(place(withFlag(place(text), entry)), entry, false)).toBe(text)
    }),
  )
})

describe('Windows line endings', () => {
  it.each([
    ['after the value', "#\r\nEXTRA_ARGS='--insecure-registry=a:5000'\r\n", 2],
    ['in the value', 'EXTRA_ARGS="-D\n--ipv6\r\n"\n', 1],
    ['after a value without quotes', 'EXTRA_ARGS=-D\r\n', 1],
  ])('%s are part of a flag to a real shell, so nothing is written', async (_, text, line) => {
    expect((await sourced(text)).some((word) => word.endsWith('\r'))).toBe(true)
    expect(() => withFlag(place(text), entry)).toThrow(
      expect.objectContaining({ code: 'daemon-flags-windows', params: { path, line, name: 'EXTRA_ARGS' } }),
    )
  })

  it('elsewhere in the file are of no matter', () => {
    const text = 'X=1\r\nEXTRA_ARGS="-D"\n'
    expect(withFlag(place(text), entry)).toBe(text.replace('-D', `-D --insecure-registry=${entry}`))
  })
})
