import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What clients before `info --format` printed (docker api/client/info.go and version.go at each tag), shortened. */
const texts = {
  '1.7': {
    info: 'Containers: 2\nImages: 5\nStorage Driver: aufs\n Backing Filesystem: extfs\nExecution Driver: native-0.2\nName: boot2docker',
    version: 'Client version: 1.7.1\nClient API version: 1.19\nServer version: 1.7.1\nServer API version: 1.19',
  },
  '1.10': {
    info: 'Containers: 3\n Running: 2\n Paused: 0\n Stopped: 1\nImages: 5\nServer Version: 1.10.3\nStorage Driver: aufs\nPlugins: \n Volume: local',
    version: 'Client:\n Version:      1.10.3\n\nServer:\n Version:      1.10.3\n API version:  1.22',
  },
  '1.12': {
    info: 'Containers: 3\n Running: 2\nImages: 5\nServer Version: 1.12.6\nStorage Driver: aufs\nInsecure Registries:\n reg:5000\n 127.0.0.0/8',
    version: 'Client:\n Version:      1.12.6\n\nServer:\n Version:      1.12.6\n API version:  1.24',
  },
} as const

/** Puts a `docker` of before 1.13 into a directory, which it answers with. */
export async function oldClient(directory: string, release: keyof typeof texts): Promise<string> {
  const { info, version } = texts[release]
  const script = `#!/bin/sh
case $* in
  *--format*) echo 'flag provided but not defined: --format' >&2; exit 2 ;;
  *' info') printf '%s\\n' '${info.replaceAll('\n', "' '")}' ;;
  *' version') printf '%s\\n' '${version.replaceAll('\n', "' '")}' ;;
esac
`
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'docker'), script)
  await chmod(join(directory, 'docker'), 0o755)
  return directory
}
