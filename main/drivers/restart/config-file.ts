import { Failure } from '../../../shared/failure.ts'
import { type Engine, fileBehind, type HostFacts } from '../../../shared/model/facts.ts'

/**
 * A daemon whose daemon.json was broken while it ran does not come back from a restart, and no roll-back of ours would
 * help it. Better to find out before.
 * @throws Failure `docker-config-broken`.
 */
export function refuseBrokenConfig(facts: HostFacts, engine: Engine): void {
  const path = configPath(engine)
  const text = fileBehind(facts, path)?.text
  if (text === undefined || text === '') return
  try {
    JSON.parse(text)
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new Failure('docker-config-broken', { path, detail: words.replace(/\s+/g, ' ') })
  }
}

/** `--config-file`, or where this flavour looks without it (moby daemon/command/docker_unix.go; the snap's own wrapper). */
function configPath({ args, certsDir, flavour }: Engine): string {
  const flag = args.findLastIndex((arg) => arg === '--config-file' || arg.startsWith('--config-file='))
  const value = args[flag]?.includes('=') ? args[flag].slice('--config-file='.length) : args[flag + 1]
  if (flag >= 0 && value) return value
  if (flavour === 'snap') return '/var/snap/docker/current/config/daemon.json'
  return `${certsDir.slice(0, certsDir.lastIndexOf('/'))}/daemon.json`
}
