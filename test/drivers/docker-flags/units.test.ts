import { describe, expect, it } from 'vitest'
import { entriesIn, withFlag, withoutFlag } from '../../../main/drivers/insecure/flags/flag-file.ts'
import { flagUse } from '../../../main/drivers/insecure/flags/flag-use.ts'
import type { DockerEngine, HostFacts } from '../../../shared/model/facts.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

const entry = 'reg:5000'
const unit = '/lib/systemd/system/docker.service'
const override = '/etc/systemd/system/docker.service.d/override.conf'
const ours = '/etc/systemd/system/docker.service.d/mooring-insecure.conf'
const exec = 'ExecStart=/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock'
const service = `[Unit]\nAfter=x\n\n[Service]\nType=notify\n${exec}\nExecReload=/bin/kill -s HUP $MAINPID\n`

function host(files: Readonly<Record<string, string>>, engine: Partial<DockerEngine> = {}): [HostFacts, DockerEngine] {
  const facts = hostFacts({
    engines: [{ service: { manager: 'systemd', name: 'docker.service' }, ...engine }],
    files,
  })
  const [first] = facts.engines
  if (!first) throw new Error('no engine')
  return [facts, first]
}

/** The file that a flag goes to, and its text with the flag. */
function added(files: Readonly<Record<string, string>>): [string, string] {
  const { files: known, inUse } = flagUse(...host(files))
  const flagFile = inUse[0] ?? known[0]
  if (!flagFile) throw new Error('no flag file')
  return [flagFile.file.path, withFlag(flagFile, entry)]
}

describe('where the flags of a systemd service are', () => {
  it('leaves a package’s unit alone: a drop-in repeats its command line', () => {
    expect(added({ [unit]: service })).toEqual([ours, `[Service]\nExecStart=\n${exec} --insecure-registry=reg:5000\n`])
  })

  it('is not in use without a flag', () => {
    const text = '# --insecure-registry x\nDOCKER_OPTS="--insecure-registry y"\n'
    const { inUse } = flagUse(...host({ [unit]: service, '/etc/default/docker': text }))
    expect(inUse).toEqual([])
  })

  it.each([
    ['the administrator’s own unit', '/etc/systemd/system/docker.service', service],
    ['a drop-in', override, `[Service]\nExecStart=\n${exec}\n`],
    [
      'docker-machine’s drop-in',
      '/etc/systemd/system/docker.service.d/10-machine.conf',
      `[Service]\nExecStart=\n${exec} --label provider=kvm\nEnvironment=\n`,
    ],
    [
      'a command line over several lines',
      override,
      `[Service]\nExecStart=\nExecStart=/usr/bin/dockerd \\\n  -H fd:// \\\n# why\n  --insecure-registry a \\\n  --debug\n`,
    ],
    ['quotes', override, '[Service]\nExecStart=\nExecStart=/usr/bin/dockerd "--label=a b" \'--insecure-registry=x\'\n'],
    ['CR LF', override, '[Service]\r\nExecStart=\r\nExecStart=/usr/bin/dockerd -D\r\n'],
    [
      'a comment that ends in a backslash',
      override,
      '[Service]\nExecStart=\n# joined \\\nExecStart=/usr/bin/dockerd -D\n',
    ],
    ['no line end', override, '[Service]\nExecStart=\nExecStart=/usr/bin/dockerd -D'],
  ])('edits in place: %s', (_, path, text) => {
    const files = { [unit]: service, [path]: text }
    const [changed, after] = added(files)
    expect(changed).toBe(path)
    const place = flagUse(...host({ ...files, [path]: after })).inUse[0]
    expect(place && entriesIn(place)).toContain(entry)
    expect(place && withoutFlag(place, entry, false)).toBe(text)
  })

  it('keeps the form of the neighbours', () => {
    const text = `[Service]\nExecStart=\nExecStart=/usr/bin/dockerd \\\n  --insecure-registry a \\\n  --debug\n`
    expect(added({ [unit]: service, [override]: text })[1]).toBe(
      `[Service]\nExecStart=\nExecStart=/usr/bin/dockerd \\\n  --insecure-registry a \\\n  --insecure-registry reg:5000 \\\n  --debug\n`,
    )
  })

  it('takes the last command line that counts', () => {
    const files = {
      [unit]: service.replace('-H fd://', '-H fd:// --insecure-registry unit'),
      '/etc/systemd/system/docker.service.d/10-a.conf':
        '[Service]\nExecStart=\nExecStart=/bin/dockerd --insecure-registry a\n',
      '/usr/lib/systemd/system/docker.service.d/20-b.conf':
        '[Service]\nExecStart=\nExecStart=/bin/dockerd --insecure-registry b\n',
      '/etc/systemd/system/docker.service.d/20-b.conf': '[Unit]\nExecStart=nothing\n',
      '/usr/lib/systemd/system/docker.service.d/25-masked.conf': '[Service]\nExecStart=\nExecStart=/bin/dockerd\n',
      '/etc/systemd/system/docker.service.d/25-masked.conf': '-> /dev/null',
      '/etc/systemd/system/docker.service.d/30-c.conf.off': '[Service]\nExecStart=\nExecStart=/bin/dockerd\n',
    }
    const { inUse } = flagUse(...host(files))
    expect(inUse.map((place) => [place.file.path, entriesIn(place)])).toEqual([
      ['/etc/systemd/system/docker.service.d/10-a.conf', ['a']],
    ])
  })
})

describe('variables in the command line', () => {
  const withOptions = service.replace('containerd.sock', `containerd.sock $OPTIONS $\{MORE}`)

  it.each([
    [
      'EnvironmentFile',
      {
        [unit]: withOptions.replace('Type', 'EnvironmentFile=-/etc/sysconfig/docker\nType'),
        '/etc/sysconfig/docker': "# x\nOPTIONS='--insecure-registry a'\n",
      },
      '/etc/sysconfig/docker',
      "# x\nOPTIONS='--insecure-registry a --insecure-registry reg:5000'\n",
    ],
    [
      'Environment in a drop-in',
      { [unit]: withOptions, [override]: '[Service]\nEnvironment=A=1 "OPTIONS=-D --insecure-registry=a" B=2\n' },
      override,
      '[Service]\nEnvironment=A=1 "OPTIONS=-D --insecure-registry=a --insecure-registry=reg:5000" B=2\n',
    ],
    [
      'a variable in braces',
      { [unit]: withOptions, [override]: '[Service]\nEnvironment="MORE=--insecure-registry=a"\n' },
      override,
      '[Service]\nEnvironment="MORE=--insecure-registry=a --insecure-registry=reg:5000"\n',
    ],
  ])('%s', (_, files: Readonly<Record<string, string>>, path, after) => {
    expect(added(files)).toEqual([path, after])
    const place = flagUse(...host({ ...files, [path]: after })).inUse[0]
    expect(place && withoutFlag(place, entry, false)).toBe(files[path])
  })

  it('a file wins over the unit, and a missing one does not matter', () => {
    const text = withOptions.replace(
      'Type',
      'Environment="OPTIONS=--insecure-registry a"\nEnvironmentFile=-/etc/none\nEnvironmentFile=/etc/sysconfig/docker\nType',
    )
    const { inUse } = flagUse(...host({ [unit]: text, '/etc/sysconfig/docker': 'OPTIONS="-D"\n' }))
    expect(inUse).toEqual([])
  })

  it('refuses an unquoted one, which cannot contain a space', () => {
    const files = { [unit]: withOptions, [override]: '[Service]\nEnvironment=OPTIONS=--insecure-registry=a\n' }
    expect(() => flagUse(...host(files))).toThrow(expect.objectContaining({ code: 'daemon-flags-unclear' }))
  })
})

describe('other managers', () => {
  it.each([
    ['sysv', '/etc/default/docker', 'DOCKER_OPTS="--insecure-registry a"\n'],
    ['sysv', '/etc/sysconfig/docker', 'other_args="--insecure-registry a"\n'],
    ['openrc', '/etc/conf.d/docker', 'DOCKER_OPTS="--insecure-registry a"\n'],
    ['boot2docker', '/var/lib/boot2docker/profile', "EXTRA_ARGS='\n--insecure-registry a\n\n'\n"],
  ] as const)('%s: %s', (manager, path, text) => {
    const { inUse } = flagUse(...host({ [path]: text }, { service: { manager, name: 'docker' } }))
    expect(inUse.map(({ file }) => file.path)).toEqual([path])
  })

  it('a user’s service: the unit in the user’s own directory', () => {
    const own = '/home/ann/.config/systemd/user/docker.service'
    const engine = {
      certsDir: '/home/ann/.config/docker/certs.d',
      service: { manager: 'systemd-user', name: 'docker.service' },
    } as const
    const { files } = flagUse(...host({ [own]: service }, engine))
    expect(files.map(({ file, isNew }) => [file.path, isNew])).toEqual([[own, false]])
  })

  it('reports flags that are in no file', () => {
    const args = ['dockerd', '--insecure-registry', 'a', '--insecure-registry=b']
    expect(flagUse(...host({ [unit]: service }, { args })).unfound).toEqual(['a', 'b'])
  })
})
