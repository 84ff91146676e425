import fc from 'fast-check'
import type { ConfigCase } from './corpus/case.ts'

/** Files of ssh_config as people might write them, and stranger ones: always the same for one seed. */
export function generateCases(count: number, seed: number): ConfigCase[] {
  return fc.sample(configCase, { numRuns: count, seed })
}

const often = <Value>(usual: Value, others: readonly Value[]): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })

const names = ['srv1', 'srv2', 'Web', 'db.example.com', 'deep.example.com', '10.0.0.7', '127.1', '阿里云']
const patterns = [
  ...names,
  '*',
  'srv*',
  'srv?',
  '*.example.com',
  '10.*',
  '???',
  '!srv1',
  '!*.example.com',
  '!db*',
  's*v1',
]
const users = ['bob', 'eve', 'root', 'a b', String.raw`CORP\ann`, 'ann#1', "o'neil", 'ü']
const jumps = [
  'gate',
  'none',
  'bob@gate:2200',
  'ssh://eve@gate',
  'one,two',
  'ann@one:1,two',
  '10.0.0.1',
  'NONE',
  'gate # c',
]
const keys = ['~/.ssh/id_a', '/k/b', '%d/c', '/with blank/d', 'none', '~/.ssh/%r@%h', '/e=f', "/quote'd"]
const knownHosts = [
  '~/known',
  '/dev/null',
  '%d/%h-%p',
  '/%r/%u/%i',
  '/a b/%n',
  '~/%k',
  `\${HOME}/k`,
  'none',
  '/%l%L',
  '/%%',
]
const hostNames = [
  '%h.example.com',
  'deep.example.com',
  '10.0.0.9',
  'Deep',
  'FE80::0:1',
  '010.1',
  'fd00::1',
  'x',
  'srv2',
  '%h',
]
const unread = ['ForwardAgent yes', 'ServerAliveInterval 30', 'Compression no', 'SendEnv LANG LC_*', 'LogLevel ERROR']

/** Keywords with values, among them some that ssh refuses. */
const values: fc.Arbitrary<readonly [keyword: string, words: readonly string[]]> = fc.oneof(
  one('HostName', hostNames),
  one('User', users),
  one('Port', ['22', '2222', '0443', '65535']),
  one('IdentityFile', keys),
  one('IdentitiesOnly', ['yes', 'no', 'TRUE', 'false']),
  one('HostKeyAlias', ['Ship', 'alias.example.com']),
  fc.tuple(fc.constant('UserKnownHostsFile'), fc.subarray(knownHosts, { minLength: 1, maxLength: 3 })),
  one('CanonicalizeHostname', ['yes', 'no', 'always', 'true', 'no', 'no']),
  one('CanonicalizeMaxDots', ['0', '1', '3']),
)

function one(keyword: string, choice: readonly string[]): fc.Arbitrary<readonly [string, readonly string[]]> {
  return fc.tuple(
    fc.constant(keyword),
    fc.constantFrom(...choice).map((word) => [word]),
  )
}

/** One of the ways to write a word: as it is, in quotes, with escapes. Some change it. */
const written = (word: string): fc.Arbitrary<string> =>
  often(plain(word), [
    `"${word}"`,
    `'${word.replaceAll("'", '')}'`,
    plain(word),
    word.replace(/[ '"\\]/g, '\\$&'),
    `${word.slice(0, 2)}"${word.slice(2)}"`,
  ])

const plain = (word: string): string => (/[\s"'#]/.test(word) ? `"${word.replaceAll('"', '\\"')}"` : word)

const line = (keyword: string, rest: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      often('  ', ['', '\t', '    ']),
      often(keyword, [keyword.toLowerCase(), keyword.toUpperCase(), `"${keyword}"`]),
      often(' ', ['=', ' = ', '\t', '  ', ' =']),
      often('', [' ', ' # comment', '\t#comment', '\r', ' \t', '\f']),
    )
    .map(([indent, word, separator, end]) => `${indent}${word}${separator}${rest}${end}\n`)

const setting = values.chain(([keyword, words]) =>
  fc.tuple(...words.map(written)).chain((all) => line(keyword, all.join(' '))),
)
const proxy = fc.oneof(
  fc.constantFrom(...jumps).chain((jump) => line('ProxyJump', jump)),
  fc.constantFrom('none', 'nc %h %p', 'None').chain((command) => line('ProxyCommand', command)),
)
const other = fc
  .constantFrom(...unread, '', '# comment', '   ', 'Host', 'Bad', 'User bob eve', '"User')
  .map((text) => `${text}\n`)

const hostLine = fc
  .array(fc.constantFrom(...patterns).chain(written), { minLength: 1, maxLength: 3 })
  .chain((words) => line('Host', words.join(' ')))

const lists = fc.array(fc.constantFrom(...patterns.filter((each) => !/[^\x20-\x7e]/.test(each))), {
  minLength: 1,
  maxLength: 3,
})
const criterion = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('host', 'originalhost', 'HOST'), lists) },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.constantFrom('user', 'localuser'),
      fc.subarray(['bob', 'ro*', '!eve', '*'], { minLength: 1 }),
    ),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constant('exec'), fc.constantFrom(['"true"'], ['false'])) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('final', 'canonical', 'all', 'final'), fc.constant([] as string[])),
  },
)
const criterionText = fc
  .tuple(criterion, often('', ['!']), often(' ', ['=', '  ']))
  .map(
    ([[name, list], negation, separator]) => `${negation}${name}${list.length > 0 ? separator + list.join(',') : ''}`,
  )
const matchLine = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(criterionText, { minLength: 1, maxLength: 3 }).map((all) => all.join(' ')) },
    { weight: 1, arbitrary: fc.constant('all') },
  )
  .chain((text) => line('Match', text))

const body = fc
  .array(
    fc.oneof(
      { weight: 10, arbitrary: setting },
      { weight: 1, arbitrary: proxy },
      {
        weight: 1,
        arbitrary: fc.oneof(
          { weight: 40, arbitrary: fc.constantFrom(...unread).map((text) => ` ${text}\n`) },
          { weight: 1, arbitrary: other },
        ),
      },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) => lines.join(''))

const section = fc
  .tuple(fc.oneof({ weight: 3, arbitrary: hostLine }, { weight: 2, arbitrary: matchLine }), body)
  .map((parts) => parts.join(''))
const file = fc
  .tuple(fc.oneof(fc.constant(''), body), fc.array(section, { maxLength: 4 }))
  .map(([head, sections]) => head + sections.join(''))

const configCase: fc.Arbitrary<ConfigCase> = fc
  .tuple(
    fc.array(file, { minLength: 1, maxLength: 2 }),
    fc.array(file, { minLength: 1, maxLength: 2 }),
    often('', ['Include DIR/conf.d/*\n', 'Include "DIR/conf.d/0" DIR/none\n', '  Include DIR/conf.d/[0-9]\n']),
    fc.constantFrom(...names),
    often('', ['bob@', 'eve@']),
  )
  .map(([parts, included, include, host, user], index = 0) => ({
    name: `file ${index}`,
    text: parts.join(include),
    hosts: [`${user}${host}`],
    files: Object.fromEntries(included.map((text, number) => [`conf.d/${number}`, text])),
  }))
