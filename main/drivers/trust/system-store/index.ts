import type { Driver } from '../../driver.ts'
import { planSystemTrust } from './trust.ts'
import { planSystemUntrust } from './untrust.ts'

/** The trust store of a whole Linux system, which every program on it reads. */
export const systemStore: Driver = {
  id: 'system-store',
  place: 'system',
  trust: planSystemTrust,
  untrust: planSystemUntrust,
}
