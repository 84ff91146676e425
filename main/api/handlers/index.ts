import type { VerbName } from '../../../shared/api/contract.ts'
import type { Handler } from '../handler.ts'

/** Each verb's handler, loaded when it is first called: the command line starts faster without the rest. */
const handlers: { readonly [V in VerbName]: () => Promise<Handler<V>> } = {
  'app.info': async () => (await import('./app-info.ts')).appInfo,
  'registry.inspect': async () => (await import('./registry-inspect.ts')).registryInspect,
  'files.choose': async () => (await import('./files-choose.ts')).filesChoose,
  'hosts.list': async () => (await import('./hosts-list.ts')).hostsList,
  'hosts.look': async () => (await import('./hosts-look.ts')).hostsLook,
  'hosts.facts': async () => (await import('./hosts-facts.ts')).hostsFacts,
  'hosts.suggest': async () => (await import('./hosts-suggest.ts')).hostsSuggest,
  'hosts.add': async () => (await import('./hosts-add.ts')).hostsAdd,
  'hosts.remove': async () => (await import('./hosts-remove.ts')).hostsRemove,
  'hosts.accept-key': async () => (await import('./hosts-accept-key.ts')).hostsAcceptKey,
  'questions.listen': async () => (await import('./questions-listen.ts')).questionsListen,
  'questions.answer': async () => (await import('./questions-answer.ts')).questionsAnswer,
  'insecure.status': async () => (await import('./insecure-status.ts')).insecureStatusOf,
  'plan.make': async () => (await import('./plan-make.ts')).planMake,
  'plan.apply': async () => (await import('./plan-apply.ts')).planApply,
  'history.list': async () => (await import('./history-list.ts')).historyList,
}

/** The handler of a verb. */
export function loadHandler<V extends VerbName>(verb: V): Promise<Handler<V>> {
  return handlers[verb]()
}
