import { Failure } from '../../../../shared/failure.ts'
import type { DockerEngine, Service } from '../../../../shared/model/facts.ts'
import type { RunOp } from '../../../../shared/model/plan.ts'
import type { Severities } from '../../../../shared/note.ts'
import type { Refresh } from '../../driver.ts'

/** systemd gives a service 90 s to stop before it kills it; then Docker starts, and starts its containers. */
const timeoutSeconds = 240

/** Users may restart their own engines. */
export const dockerRestart: Refresh = {
  words: { phrase: 'refresh-docker-restart' },
  isOwn: ({ user }, [manager, , uid]) => manager === 'systemd-user' && uid === String(user.uid),
  failedAfterUndo: (about) => new Failure('docker-not-restarted', about),
}

/**
 * The refresh `docker-restart MANAGER SERVICE UID [ENDPOINT]` of the apply program: restarts an engine and waits until
 * it answers there. It is its own inverse.
 */
export function restartRun({ endpoint, reachable, uid }: DockerEngine, service: Service): RunOp {
  const { manager, name } = service
  // Root may use any socket. A port may need certificates that we do not have, and would seem silent.
  const canAsk = endpoint !== undefined && (reachable || endpoint.startsWith('unix://'))
  const args = [manager, name, String(uid), ...(canAsk ? [endpoint] : [])]
  return { op: 'run', refresh: 'docker-restart', args, timeoutSeconds, shown: restartCommand(service) }
}

/** The command that restarts a service. */
export function restartCommand({ manager, name }: Service): string {
  switch (manager) {
    case 'systemd':
      return `systemctl restart ${name}`
    case 'systemd-user':
      return `systemctl --user restart ${name}`
    case 'openrc':
      return `rc-service ${name} restart`
    case 'sysv':
    case 'boot2docker':
      return `/etc/init.d/${name} restart`
  }
}

/** What is to be said about a restart that a change needs. */
export const restartSeverities = {
  'restart-stops': 'warning',
  'restart-spares': 'info',
  'restart-waiting': 'warning',
  'not-restarted': 'warning',
  'not-restarted-by-hand': 'warning',
  'restart-by-hand': 'warning',
  'desktop-restart': 'warning',
} as const satisfies Severities
