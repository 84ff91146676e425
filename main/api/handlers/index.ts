import type { VerbName } from '../../../shared/api/contract.ts'
import type { Handler } from '../handler.ts'

/** Each verb's handler, loaded on first call so that the command line starts faster. */
const handlers: { readonly [V in VerbName]: () => Promise<Handler<V>> } = {
  'app.info': async () => (await import('./app.ts')).appInfo,
  'app.packages': async () => (await import('./app.ts')).appPackages,
  'registry.inspect': async () => (await import('./registry.ts')).registryInspect,
  'doctor.check': async () => (await import('./doctor.ts')).doctorCheck,
  'doctor.explain': async () => (await import('./doctor.ts')).doctorExplain,
  'files.choose': async () => (await import('./files.ts')).filesChoose,
  'hosts.list': async () => (await import('./hosts.ts')).hostsList,
  'hosts.names': async () => (await import('./hosts.ts')).hostsNames,
  'hosts.look': async () => (await import('./hosts.ts')).hostsLook,
  'hosts.facts': async () => (await import('./hosts.ts')).hostsFacts,
  'hosts.suggest': async () => (await import('./hosts.ts')).hostsSuggest,
  'hosts.add': async () => (await import('./hosts.ts')).hostsAdd,
  'hosts.remove': async () => (await import('./hosts.ts')).hostsRemove,
  'hosts.accept-key': async () => (await import('./hosts.ts')).hostsAcceptKey,
  'questions.listen': async () => (await import('./questions.ts')).questionsListen,
  'questions.answer': async () => (await import('./questions.ts')).questionsAnswer,
  'insecure.status': async () => (await import('./insecure.ts')).insecureStatusOf,
  'plan.make': async () => (await import('./plan.ts')).planMake,
  'plan.run': async () => (await import('./plan.ts')).planRun,
  'plan.apply': async () => (await import('./plan.ts')).planApply,
  'authority.init': async () => (await import('./authority.ts')).authorityInit,
  'authority.self-signed': async () => (await import('./authority.ts')).authoritySelfSigned,
  'authority.request': async () => (await import('./authority.ts')).authorityRequest,
  'authority.issue': async () => (await import('./authority.ts')).authorityIssue,
  'authority.read-requests': async () => (await import('./authority.ts')).authorityReadRequests,
  'authority.sign': async () => (await import('./authority.ts')).authoritySign,
  'authority.list': async () => (await import('./authority.ts')).authorityList,
  'authority.show': async () => (await import('./authority.ts')).authorityShow,
  'authority.revoke': async () => (await import('./authority.ts')).authorityRevoke,
  'authority.crl': async () => (await import('./authority.ts')).authorityCrl,
  'history.list': async () => (await import('./history.ts')).historyList,
  'history.watch': async () => (await import('./history.ts')).historyWatch,
}

export function loadHandler<V extends VerbName>(verb: V): Promise<Handler<V>> {
  return handlers[verb]()
}
