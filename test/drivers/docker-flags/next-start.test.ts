import { describe, expect, it } from 'vitest'
import { nextArgs } from '../../../main/drivers/docker-engine/command-line/next-args.ts'
import { configPath, nextConfigPath } from '../../../main/drivers/docker-engine/config/config-file.ts'
import { flagUse } from '../../../main/drivers/insecure/flags/flag-use.ts'
import type { DockerEngine, HostFacts } from '../../../shared/model/facts.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

const unit = '/usr/lib/systemd/system/docker.service'
const override = '/etc/systemd/system/docker.service.d/override.conf'
const service = '[Service]\nType=notify\nExecStart=/usr/bin/dockerd -H fd://\n'

function host(
  dropIn: string,
  more: Readonly<Record<string, string>> = {},
  args: string[] = [],
): [HostFacts, DockerEngine] {
  const facts = hostFacts({
    engines: [{ service: { manager: 'systemd', name: 'docker.service' }, args }],
    files: { [unit]: service, [override]: `[Service]\n${dropIn}\n`, ...more },
  })
  const [engine] = facts.engines
  if (!engine) throw new Error('no engine')
  return [facts, engine]
}

const start = (words: string): string => `ExecStart=\nExecStart=${words}`

describe('the command line of the next start', () => {
  it.each<[string, string, Record<string, string>, string[]]>([
    ['a drop-in', start('/usr/bin/dockerd --config-file=/srv/a.json'), {}, ['--config-file=/srv/a.json']],
    [
      'a variable alone',
      `Environment="A=-D --config-file /srv/a.json"\n${start('dockerd $A')}`,
      {},
      ['-D', '--config-file', '/srv/a.json'],
    ],
    [
      'a variable inside a word',
      `Environment=A=/srv\n${start(`dockerd --config-file=$\{A}/a.json`)}`,
      {},
      ['--config-file=/srv/a.json'],
    ],
    [
      'an environment file',
      `EnvironmentFile=-/etc/sysconfig/docker\n${start('dockerd $A')}`,
      { '/etc/sysconfig/docker': 'A="--config-file=/srv/a.json"\n' },
      ['--config-file=/srv/a.json'],
    ],
    ['a variable without a value', start('dockerd $A -D'), {}, ['-D']],
    [
      'a shell’s plain command',
      start('/bin/sh -c "exec /usr/bin/dockerd --config-file=/srv/a.json"'),
      {},
      ['--config-file=/srv/a.json'],
    ],
    ['the same without exec', start("-/bin/bash -c 'dockerd  -D'"), {}, ['-D']],
  ])('%s', (_, dropIn, more, args) => {
    const [facts, engine] = host(dropIn, more)
    expect(nextArgs(facts, engine)?.slice(1)).toEqual(args)
    const path = args.some((arg) => arg.includes('/srv/a.json')) ? '/srv/a.json' : '/etc/docker/daemon.json'
    expect(configPath(facts, engine)).toBe(path)
  })

  it('may differ from the running process’s', () => {
    const [facts, engine] = host(start('dockerd --config-file=/srv/b.json'), {}, [
      'dockerd',
      '--config-file=/srv/a.json',
    ])
    expect([configPath(facts, engine), nextConfigPath(facts, engine)]).toEqual(['/srv/a.json', '/srv/b.json'])
  })

  it('an init script’s', () => {
    const facts = hostFacts({
      engines: [{ service: { manager: 'sysv', name: 'docker' }, args: [] }],
      files: { '/etc/default/docker': 'DOCKER_OPTS="--config-file=/srv/a.json"\n' },
    })
    expect(facts.engines.map((engine) => configPath(facts, engine))).toEqual(['/srv/a.json'])
  })

  it.each([
    [
      'a shell with a variable',
      `Environment="A=--insecure-registry a"\n${start('/bin/sh -c "exec /usr/bin/dockerd $A"')}`,
      '/bin/sh',
    ],
    ['a shell with a list of commands', start('/bin/sh -c "sleep 1; exec dockerd -D"'), '/bin/sh'],
    ['a shell with quotes', start(`/bin/sh -c "exec dockerd --label 'a b'"`), '/bin/sh'],
    ['a shell with more words', start('/bin/sh -c "exec dockerd -D" x'), '/bin/sh'],
    ['a shell that reads a profile', start('/bin/bash -lc "exec dockerd"'), '/bin/bash'],
    ['a shell that starts something else', start('/bin/sh -c "exec start-it -D"'), 'start-it'],
    ['a script', start('/usr/local/bin/start-it'), '/usr/local/bin/start-it'],
  ])('refuses %s, and names it', (_, dropIn, program) => {
    const [facts, engine] = host(dropIn)
    const name = { phrase: 'exec-start-by', params: { program } }
    const failure = expect.objectContaining({ code: 'daemon-flags-unclear', params: { path: override, line: 3, name } })
    const unnumbered = expect.objectContaining({
      code: 'daemon-flags-unclear',
      params: expect.objectContaining({ name }),
    })
    expect(() => flagUse(facts, engine)).toThrow(dropIn.startsWith('Environment') ? unnumbered : failure)
    expect(() => configPath(facts, engine)).toThrow(unnumbered)
  })

  it.each([
    [
      'a pattern of environment files',
      `EnvironmentFile=/etc/docker.d/*\n${start('dockerd $A')}`,
      'daemon-flags-unclear',
    ],
    ['two commands, which systemd refuses', 'ExecStart=/usr/bin/dockerd -D', 'daemon-unit-two-starts'],
  ])('refuses %s', (_, dropIn, code) => {
    const [facts, engine] = host(dropIn)
    expect(() => flagUse(facts, engine)).toThrow(expect.objectContaining({ code }))
    expect(() => configPath(facts, engine)).toThrow(expect.objectContaining({ code }))
  })

  it('knows an entry that a variable inside a word gives as set in no place that it can edit', () => {
    const [facts, engine] = host(`Environment=A=reg:5000\n${start(`dockerd --insecure-registry=$\{A}`)}`)
    expect(flagUse(facts, engine).unfound).toEqual(['reg:5000'])
  })
})
