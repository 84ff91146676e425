import type { CommandName } from '../grammar/commands.ts'
import type { Action } from '../session.ts'
import { completion, help, man, showVersion } from './about.ts'
import {
  authorityCrl,
  authorityInit,
  authorityIssue,
  authorityList,
  authorityRequest,
  authorityRevoke,
  authoritySelfSigned,
  authorityShow,
  authoritySign,
} from './authority.ts'
import { history, migrate, recover, undo, untrust } from './changes.ts'
import { check } from './check.ts'
import { complete } from './complete.ts'
import { explain } from './explain.ts'
import { hostsAcceptKey, hostsAdd, hostsFacts, hostsList, hostsRemove, hostsSuggest } from './hosts.ts'
import { insecureOff, insecureOn, tellInsecure } from './insecure.ts'
import { inspect } from './inspect.ts'
import { trust } from './trust.ts'
import { web } from './web.ts'

/** What each command does. */
export const actions: { readonly [Name in CommandName]: Action<Name> } = {
  inspect,
  check,
  explain,
  trust,
  untrust,
  'insecure on': insecureOn,
  'insecure off': insecureOff,
  'insecure status': tellInsecure,
  migrate,
  'hosts list': hostsList,
  'hosts add': hostsAdd,
  'hosts remove': hostsRemove,
  'hosts accept-key': hostsAcceptKey,
  'hosts suggest': hostsSuggest,
  'hosts facts': hostsFacts,
  history,
  undo,
  recover,
  'authority init': authorityInit,
  'authority self-signed': authoritySelfSigned,
  'authority request': authorityRequest,
  'authority sign': authoritySign,
  'authority issue': authorityIssue,
  'authority list': authorityList,
  'authority show': authorityShow,
  'authority revoke': authorityRevoke,
  'authority crl': authorityCrl,
  web,
  completion,
  man,
  complete,
  version: showVersion,
  help,
}
