import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { withBlock } from '../../main/drivers/boot2docker/bootsync-block.ts'
import { type Boot2DockerVm, startBoot2Docker } from './boot2docker.ts'
import { releases } from './images.ts'

describe.each(releases)('the block in bootsync.sh on the %s line', (release) => {
  let vm: Boot2DockerVm
  beforeAll(async () => {
    vm = await startBoot2Docker({ release, images: inject('machineImages') })
  })
  afterAll(() => vm?.remove())

  it('keeps certs.d on the disk whatever the script does after it', async () => {
    const script = withBlock('#!/bin/sh\nset -e\nmkdir -p /etc/docker/certs.d/other:5000\nexit 1\n')
    await vm.must('sudo tee /var/lib/boot2docker/bootsync.sh >/dev/null && sync', script)
    await vm.reset()
    await vm.docker()
    expect(await vm.must('readlink /etc/docker')).toBe('/var/lib/boot2docker/etc/docker\n')
    expect(await vm.must('ls /var/lib/boot2docker/etc/docker/certs.d')).toBe('other:5000\n')
  })
})
