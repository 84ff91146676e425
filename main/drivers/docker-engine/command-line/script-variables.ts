import { disk } from '../../boot2docker/disk.ts'

/** Boot2Docker's settings, sourced by its init script (boot2docker files/init.d/docker). */
export const boot2dockerProfile = `${disk}/profile`

/**
 * Files where init scripts find dockerd's flags: moby contrib/init, Alpine's and Gentoo's conf.d, Red Hat's sysconfig.
 */
export const scriptVariables = {
  boot2docker: [[boot2dockerProfile, 'EXTRA_ARGS']],
  openrc: [['/etc/conf.d/docker', 'DOCKER_OPTS']],
  sysv: [
    ['/etc/default/docker', 'DOCKER_OPTS'],
    ['/etc/sysconfig/docker', 'OPTIONS'],
    ['/etc/sysconfig/docker', 'other_args'],
    ['/etc/sysconfig/docker', 'INSECURE_REGISTRY'],
  ],
} as const
