import type { Images, Release } from './images.ts'

/** The command line of a machine: two processors, 768 MB, the system's disk, the data disk, SSH forwarded from loopback. */
export function qemuArguments(images: Images, release: Release, disk: string, sshPort: number): string[] {
  return [
    ...['-nodefaults', '-no-user-config', '-display', 'none', '-serial', 'stdio'],
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
