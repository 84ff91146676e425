import type { Check, Fix, RegistryCheck } from '../../../shared/model/check.ts'
import { shellWord } from '../../../shared/shell-word.ts'
import { answerCheck, clientCertificateCheck } from './answer.ts'
import type { Evidence } from './evidence.ts'
import { certificateCheck, filesCheck, trustCheck } from './trust.ts'
import { addressCheck, clockCheck, connectionCheck, engineCheck } from './way.ts'

/** In the order in which a pull depends on them: the first that is bad is the diagnosis. */
const checks: readonly ((evidence: Evidence) => Check)[] = [
  engineCheck,
  clockCheck,
  addressCheck,
  connectionCheck,
  filesCheck,
  certificateCheck,
  trustCheck,
  clientCertificateCheck,
  answerCheck,
]

/** Why a pull from a registry fails on a host, or that it does not, and what mends it. Decides by the evidence alone. */
export function diagnose(host: string, evidence: Evidence): RegistryCheck {
  const results = checks.map((check) => check(evidence))
  const bad = results.find(({ status }) => status === 'bad')
  const [remark] = bad?.remarks ?? []
  return {
    registry: evidence.registry.name,
    checks: results,
    ...(bad && remark ? { diagnosis: { check: bad.code, remark } } : {}),
    fixes: bad ? fixesOf(bad, host, evidence) : [],
    verdicts: [...evidence.verdicts],
  }
}

/** The changes of Mooring's that mend it; what others have to do stands in the remarks. */
function fixesOf({ code, remarks }: Check, host: string, { registry, obstacles }: Evidence): Fix[] {
  const on = host === 'local' ? '' : ` --host ${shellWord(host)}`
  const trust = `mooring trust ${registry.name}${on}`
  if (code === 'client-certificate')
    return [{ kind: 'client-pair', command: `${trust} --client-cert FILE --client-key FILE` }]
  if (code === 'files' && obstacles.some(({ canGo }) => canGo))
    return [{ kind: 'set-aside', command: `${trust} --set-aside` }]
  const isTrust =
    code === 'files'
      ? remarks.every((each) => each.code === 'extension-ignored' || each.code === 'directory-ignored')
      : code === 'trust' && !remarks.some((each) => each.code === 'token-server-untrusted')
  return isTrust ? [{ kind: 'trust', command: trust }] : []
}
