import { describe, expect, it } from 'vitest'
import { applied, factsOf, type ModelHost, modelHost, plan, restarted, stoppedHost, undone } from './model-host.ts'

const json = '/etc/docker/daemon.json'
const unit = '/lib/systemd/system/docker.service'
const override = '/etc/systemd/system/docker.service.d/override.conf'
const ours = '/etc/systemd/system/docker.service.d/mooring-insecure.conf'
const profile = '/var/lib/boot2docker/profile'
const service = '[Service]\nEnvironmentFile=-/etc/default/docker\nExecStart=/usr/sbin/dockerd -H fd:// $DOCKER_OPTS\n'
const systemd = { service: { manager: 'systemd', name: 'docker.service' } } as const
const boot2docker = { service: { manager: 'boot2docker', name: 'docker' } } as const
const kept = { '/etc/docker': '-> /var/lib/boot2docker/etc/docker', '/var/lib/boot2docker/etc/docker/': '' }
const machine = "\nEXTRA_ARGS='\n--label provider=virtualbox\n--insecure-registry a:5000\n\n'\nDOCKER_TLS=auto\n"
const labels = machine.replace('--insecure-registry a:5000\n', '')

/** Title, host, and for each stage of `on` the file it writes and the refreshes after it. */
const cases: readonly (readonly [string, ModelHost, readonly (readonly [string, string])[]])[] = [
  [
    'no daemon.json',
    modelHost({}),
    [
      [json, 'reload'],
      [json, 'reload'],
    ],
  ],
  [
    'one without the list',
    modelHost({ [json]: '{\n  "debug": true\n}\n' }),
    [
      [json, 'reload'],
      [json, 'reload'],
    ],
  ],
  [
    'an empty object',
    modelHost({ [json]: '{}' }),
    [
      [json, 'reload'],
      [json, 'reload'],
    ],
  ],
  ['a list that is there', modelHost({ [json]: '{"insecure-registries": ["a"]}' }), [[json, 'reload']]],
  ['an empty list', modelHost({ [json]: '{"insecure-registries": []}\r\n' }), [[json, 'reload']]],
  ['Docker stopped', stoppedHost({ [json]: '{"debug": true}' }), [[json, '']]],
  ['Docker 1.12', modelHost({ [json]: '{"debug": true}' }, { version: '1.12.6', ...systemd }), [[json, 'restart']]],
  ['Docker 1.10', modelHost({ [unit]: service }, { version: '1.10.3', ...systemd }), [[ours, 'restart']]],
  [
    'a unit without the flag',
    modelHost({ [unit]: service }, systemd),
    [
      [json, 'reload'],
      [json, 'reload'],
    ],
  ],
  [
    'a flag in the package’s unit',
    modelHost({ [unit]: service.replace('$', '--insecure-registry a $') }, systemd),
    [[ours, 'restart']],
  ],
  [
    'a flag in a drop-in',
    modelHost(
      { [unit]: service, [override]: '[Service]\nExecStart=\nExecStart=/usr/bin/dockerd --insecure-registry a' },
      systemd,
    ),
    [[override, 'restart']],
  ],
  [
    'a flag in /etc/default/docker',
    modelHost({ [unit]: service, '/etc/default/docker': 'DOCKER_OPTS="--insecure-registry=a"\n' }, systemd),
    [['/etc/default/docker', 'restart']],
  ],
  [
    'a flag that nothing reads',
    modelHost(
      { [unit]: service.replace(/Env.*\n/, ''), '/etc/default/docker': 'DOCKER_OPTS="--insecure-registry=a"\n' },
      systemd,
    ),
    [
      [json, 'reload'],
      [json, 'reload'],
    ],
  ],
  [
    'docker-machine with a flag',
    modelHost({ ...kept, [profile]: machine }, boot2docker, { id: 'boot2docker' }),
    [[profile, 'restart']],
  ],
  [
    'docker-machine without one',
    modelHost({ ...kept, [profile]: labels }, boot2docker, { id: 'boot2docker' }),
    [
      [`/var/lib/boot2docker${json}`, 'reload'],
      [`/var/lib/boot2docker${json}`, 'reload'],
    ],
  ],
  [
    'Boot2Docker with /etc/docker in RAM',
    modelHost({ [profile]: labels }, boot2docker, { id: 'boot2docker' }),
    [[profile, 'restart']],
  ],
  [
    'Boot2Docker without a profile',
    modelHost({}, { version: '1.9.1', ...boot2docker }, { id: 'boot2docker' }),
    [[profile, 'restart']],
  ],
  [
    'OpenRC with a flag',
    modelHost(
      { '/etc/conf.d/docker': 'DOCKER_OPTS="--insecure-registry a"\n' },
      { service: { manager: 'openrc', name: 'docker' } },
    ),
    [['/etc/conf.d/docker', 'restart']],
  ],
  [
    'another --config-file',
    modelHost({ '/srv/d.json': '{}' }, { args: ['dockerd', '--config-file', '/srv/d.json'] }),
    [
      ['/srv/d.json', 'reload'],
      ['/srv/d.json', 'reload'],
    ],
  ],
  [
    'a snap',
    modelHost({}, { flavour: 'snap' }),
    [
      ['/var/snap/docker/current/config/daemon.json', 'reload'],
      ['/var/snap/docker/current/config/daemon.json', 'reload'],
    ],
  ],
  [
    'rootless',
    modelHost({}, { flavour: 'rootless', certsDir: '/home/ann/.config/docker/certs.d' }),
    [
      ['/home/ann/.config/docker/daemon.json', 'reload'],
      ['/home/ann/.config/docker/daemon.json', 'reload'],
    ],
  ],
]

const reg = 'reg.example.com:5000'
const inForce = (host: ModelHost): boolean => (host.listed ?? restarted(host).listed ?? []).includes(reg)

describe.each(cases)('insecure on a host with %s', (_, host, stages) => {
  const on = applied(host, reg, true)

  it('plans these files and refreshes', () => {
    const told = plan(host, reg, true).stages.map(({ files, runs }) => [
      files.map(({ path }) => path).join(),
      runs
        .map(({ refresh }) => refresh.replace('docker-', ''))
        .filter((name) => name !== 'insecure')
        .join(),
    ])
    expect(told).toEqual(stages)
  })

  it('on: in force, and after a restart too; then there is nothing left to do', () => {
    expect([inForce(on), inForce(restarted(on))]).toEqual([true, true])
    expect(plan(on, reg, true).stages).toEqual([])
  })

  it('undo of on: secure again, and the first bytes are back', () => {
    const back = undone(host, reg, true)
    expect([back.listed, back.files]).toEqual([host.listed, host.files])
  })

  it('off after on: secure again, and the first bytes are back', () => {
    const off = applied(on, reg, false)
    expect([inForce(off), off.files]).toEqual([false, host.files])
    expect(plan(off, reg, false).stages).toEqual([])
  })

  it('undo of off: insecure again, with the bytes of on', () => {
    const back = undone(on, reg, false)
    expect([inForce(back), back.files]).toEqual([true, on.files])
  })

  it.each([
    ['first on, first off', ['other:1', reg, 'other:1', reg]],
    ['last on, first off', ['other:1', reg, reg, 'other:1']],
  ])('two registries, %s: the first bytes are back', (__, [a = '', b = '', c = '', d = '']) => {
    const both = applied(applied(host, a, true), b, true)
    const one = applied(both, c, false)
    expect(restarted(one).listed).toContain(d)
    const none = applied(one, d, false)
    expect([none.listed, none.files]).toEqual([host.listed, host.files])
  })
})

describe('off for another author’s entry', () => {
  it('leaves their list, empty', () => {
    const host = modelHost({ [json]: `{\n  "insecure-registries": [\n    "${reg}"\n  ]\n}\n` })
    const off = applied(host, reg, false)
    expect([off.listed, off.files[json]]).toEqual([[], '{\n  "insecure-registries": [\n  ]\n}\n'])
  })

  it('leaves the key where others have used it since', () => {
    const on = applied(modelHost({}), reg, true)
    const changed = { ...on, files: { [json]: `{\n  "insecure-registries": ["${reg}", "theirs"]\n}\n` } }
    expect(applied(changed, reg, false).files[json]).toBe('{\n  "insecure-registries": ["theirs"]\n}\n')
  })

  it('leaves the file where others have put something in it since', () => {
    const on = applied(modelHost({}), reg, true)
    const changed = { ...on, files: { [json]: `{\n  "insecure-registries": ["${reg}"],\n  "debug": true\n}\n` } }
    expect(applied(changed, reg, false).files[json]).toBe('{\n  "debug": true\n}\n')
  })

  it('reaches a daemon that goes on with an entry whose key was deleted', () => {
    const host = { ...modelHost({ [json]: '{"debug": true}' }), listed: [reg] }
    const off = applied(host, reg, false)
    expect([off.listed, off.files]).toEqual([[], host.files])
    expect(undone(host, reg, false).files).toEqual(host.files)
  })

  it('reaches one whose file was deleted', () => {
    const host = { ...modelHost({}), listed: [reg] }
    expect(applied(host, reg, false)).toMatchObject({ listed: [], files: {} })
  })
})

it('only reloads if the file is already right', () => {
  const host = { ...modelHost({ [json]: `{"insecure-registries": ["${reg}"]}` }), listed: [] }
  const [stage] = plan(host, reg, true).stages
  expect([stage?.files, stage?.runs.map(({ refresh }) => refresh)]).toEqual([[], ['docker-reload', 'docker-insecure']])
})

it('keeps mode and owner of an existing file', () => {
  const host = modelHost({ [json]: '{}' })
  const [first] = plan(host, reg, true).stages
  expect(first?.files[0]).toMatchObject({ posix: { mode: '0644', uid: 0, gid: 0 }, secret: false })
  expect(factsOf(host).engines[0]?.insecure).toEqual(['127.0.0.0/8'])
})
