import { isAlive } from '../support/processes/is-alive.ts'
import { start } from '../support/processes/process.ts'
import type { Images, Release } from './images.ts'

/** What a machine is made of. */
export interface Hardware {
  readonly images: Images
  readonly release: Release
  /** The data disk's image. */
  readonly disk: string
  /** The port on loopback that leads to its SSH. */
  readonly sshPort: number
}

/** A machine that was switched on. */
export interface Power {
  readonly isOn: () => Promise<boolean>
  /** As when the power fails: what the machine had not yet written to its disk is lost. */
  readonly cut: () => Promise<void>
  /** What came on its serial port. */
  readonly console: () => string
}

/** Switches a machine on. It ends with this process at the latest. */
export function switchOn(hardware: Hardware): Power {
  const qemu = start('setpriv', ['--pdeathsig', 'KILL', 'qemu-system-x86_64', ...qemuArguments(hardware)])
  return {
    isOn: () => isAlive(qemu.pid),
    cut: async () => {
      if (await isAlive(qemu.pid)) process.kill(qemu.pid, 'SIGKILL')
      await qemu.stop()
    },
    console: qemu.log,
  }
}

/** Two processors, 768 MB, the system's disk, the data disk, and SSH. */
function qemuArguments({ images, release, disk, sshPort }: Hardware): string[] {
  return [
    // It goes off where the system asks for a reset: the firmware takes long to begin again under emulation.
    ...['-no-reboot', '-nodefaults', '-no-user-config', '-display', 'none', '-serial', 'stdio'],
    // Emulation, wherever this runs: virtual machines often have a /dev/kvm that fails only in use.
    ...['-machine', 'q35', '-accel', 'tcg,thread=multi', '-cpu', 'max', '-smp', '2', '-m', '768'],
    ...['-kernel', images.kernel, '-initrd', images.initramfs[release]],
    ...['-append', 'console=ttyS0 loglevel=4 panic=-1 mitigations=off nokaslr'],
    ...['-drive', `file=${images.system},format=raw,if=virtio,readonly=on`],
    ...['-drive', `file=${disk},format=raw,if=virtio`],
    ...['-netdev', `user,id=net,hostfwd=tcp:127.0.0.1:${sshPort}-:22`],
    // An empty ROM: there is nothing to boot from the network.
    ...['-device', 'virtio-net-pci,netdev=net,romfile='],
  ]
}
