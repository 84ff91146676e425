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

/** The init script that starts the rootful Docker, of OpenRC or System V. */
export const initScript = '/etc/init.d/docker'

/** Variables in which an init script, or its settings, have the program that it starts. */
const programVariables = /^[ \t]*(?:export[ \t]+)?(?:DOCKERD|DOCKERD_BINARY|DOCKER|command|exec)=(.*)$/gm

/** A plain path of `dockerd`, or OpenRC's `${VARIABLE:-path}`. */
const dockerd = /^(["']?)(?:(?:\/[\w.-]+)+\/dockerd(?:-current)?|\$\{\w+:-(?:\/[\w.-]+)+\/dockerd\})\1\s*(?:#.*)?$/

/**
 * Whether an init script and its settings plainly start `dockerd`, a program that exists since Docker 1.12. Whatever else they
 * name as the program makes that unknown.
 */
export function scriptStartsDockerd(texts: readonly string[]): boolean {
  const programs = texts.flatMap((text) => [...text.matchAll(programVariables)].map(([, value = '']) => value))
  return programs.length > 0 && programs.every((value) => dockerd.test(value))
}
