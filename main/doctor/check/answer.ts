import type { Check, Remark } from '../../../shared/model/check.ts'
import type { Verdict } from '../../../shared/model/verdict.ts'
import { answers, causeRemark, type Evidence, engineAnswers, only, remark, result } from './evidence.ts'

/** Whether the registry wants a client certificate that it does not get. */
export function clientCertificateCheck(evidence: Evidence): Check {
  const all = engineAnswers(evidence)
  const wanting = only(all, 'client-certificate')
  if (wanting.length > 0)
    return result('client-certificate', 'bad', [causeRemark('client-certificate-required', evidence.registry)])
  return result('client-certificate', only(all, 'reached').length > 0 ? 'good' : 'unknown')
}

/** What came of asking for the registry in the end. */
export function answerCheck(evidence: Evidence): Check {
  const all = answers(evidence)
  const unclear = only(all, 'unclear')
  if (all.length === 0) return result('answer', 'unknown', [remark('nobody-asked')])
  if (unclear.length > 0)
    return result(
      'answer',
      'unknown',
      unclear.map(({ detail }) => remark('answer-unclear', { detail })),
    )
  const reached = only(all, 'reached')
  if (reached.length < all.length) return result('answer', 'unknown')
  if (engineAnswers(evidence).length === 0) return result('answer', 'unknown', [remark('system-answered')])
  return result('answer', 'good', [...new Map(reached.map((each) => [each.cause, said(each, evidence)])).values()])
}

function said({ cause }: Verdict, { registry }: Evidence): Remark {
  // That there is no such tag is what the question was made for.
  return cause === 'login-needed' || cause === 'access-denied'
    ? causeRemark(cause, registry)
    : remark('registry-answered')
}
