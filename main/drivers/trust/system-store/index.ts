import { placeOn } from '../../boot2docker/certs.ts'
import { dockerRestart } from '../../docker-engine/restart/service.ts'
import { type Driver, nothing } from '../../driver.ts'
import { planSystemTrust } from './trust.ts'
import { unawareEngineNotes } from './unaware.ts'
import { planSystemUntrust } from './untrust.ts'
import { readSystemAnswer } from './verify.ts'

/** The trust store of a whole Linux system, which every program on it reads. */
export const systemStore: Driver = {
  id: 'system-store',
  plans: {
    trust: (facts, intent) => (placeOn(facts, intent) === 'system' ? planSystemTrust(facts, intent) : nothing),
    untrust: planSystemUntrust,
  },
  notes: (facts, intent) => (intent === undefined || intent.kind === 'trust' ? unawareEngineNotes(facts) : []),
  verify: { system: readSystemAnswer },
  refreshes: { 'trust-store': { words: { phrase: 'refresh-trust-store' } }, 'docker-restart': dockerRestart },
}
