import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { configPath } from '../../main/drivers/docker-engine/config/config-file.ts'
import { dockerEngines, fileAt } from '../../shared/model/facts.ts'
import { hostShells, survey } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree } from '../support/host-programs/host-tree.ts'

const unit = '[Service]\nType=notify\nExecStart=/usr/bin/dockerd -H fd://\n'

describe.each(hostShells)('the daemon.json of the next start, on $name', (shell) => {
  let tree: HostTree
  beforeEach(async () => {
    tree = await makeHostTree()
    await tree.write('/usr/lib/systemd/system/docker.service', unit)
    await tree.write('/srv/custom.json', '{"debug":true}')
  })
  afterEach(() => tree.remove())

  test.each([
    ['a drop-in', 'ExecStart=/usr/bin/dockerd --config-file=/srv/custom.json', ''],
    ['quotes', 'ExecStart=/usr/bin/dockerd "--config-file=/srv/custom.json"', ''],
    [
      'an environment file',
      'EnvironmentFile=/etc/sysconfig/docker\nExecStart=/usr/bin/dockerd $A',
      '--config-file /srv/custom.json',
    ],
  ])('that %s names, with its content', async (_, words, value) => {
    await tree.write('/etc/systemd/system/docker.service.d/override.conf', `[Service]\nExecStart=\n${words}\n`)
    await tree.write('/etc/sysconfig/docker', `A="${value}"\n`)
    const facts = await survey(shell, { root: tree.root, registries: [] })
    expect(dockerEngines(facts).map((engine) => configPath(facts, engine))).toEqual(['/srv/custom.json'])
    expect(fileAt(facts, '/srv/custom.json')?.text).toBe('{"debug":true}')
  })
})
