import { lastLine } from '../../../shared/last-line.ts'
import type { Verdict } from '../../../shared/model/change.ts'
import { dockerEngines, type HostFacts } from '../../../shared/model/facts.ts'
import type { Registry } from '../../../shared/model/inspection.ts'
import type { VerifyRequest } from '../../../shared/model/plan.ts'
import { isDesktop } from './desktop.ts'

/** A request to every reachable Docker engine, except Docker Desktop's: it reads changes only after a restart. */
export function verifyRequests(facts: HostFacts, registry: Registry): VerifyRequest[] {
  return dockerEngines(facts).flatMap((engine) => {
    const { endpoint, pid } = engine
    const mayBeAsked = endpoint !== undefined && pid !== undefined && !isDesktop(engine)
    return mayBeAsked ? [{ kind: 'docker', endpoint, registry: registry.name } as const] : []
  })
}

/**
 * Docker's messages for a pull of a tag that cannot exist. An engine has no codes for this, only text, so this one
 * table matches the text; the first matching row counts. Words: crypto/x509 errors.go, crypto/tls alert.go,
 * distribution registry/client/errors.go, moby daemon/internal/distribution.
 */
const answers: readonly (readonly [RegExp, Verdict['answer']])[] = [
  [/permission denied.*docker\.sock|cannot connect to the docker daemon|is the docker daemon running/i, 'unknown'],
  [
    /remote error: tls: (bad certificate|certificate required|handshake failure)|missing (client )?(certificate|key)|no required SSL certificate/i,
    'client-certificate',
  ],
  [/x509:|certificate verify failed/i, 'untrusted'],
  [/server gave HTTP response to HTTPS client|first record does not look like a TLS handshake/i, 'unclear'],
  [
    /manifest unknown|name unknown|not found|unauthorized|no basic auth credentials|denied|authentication required/i,
    'reached',
  ],
  [
    /no such host|connection refused|i\/o timeout|timeout|no route to host|network is unreachable|deadline exceeded|connection reset|EOF/i,
    'unreachable',
  ],
]

/** Reads one engine's answer. `exitStatus` undefined means that the engine did not answer in time. */
export function readDockerAnswer(request: VerifyRequest, output: string, exitStatus: number | undefined): Verdict {
  const detail = lastLine(output)
  if (exitStatus === undefined) return { ...request, answer: 'unknown', detail }
  const answer = answers.find(([words]) => words.test(output))?.[1] ?? 'unclear'
  return { ...request, answer, detail }
}
