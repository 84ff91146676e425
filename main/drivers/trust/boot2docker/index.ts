import type { Driver } from '../../driver.ts'
import { planTrust } from './trust.ts'
import { planUntrust } from './untrust.ts'

/** Docker's certs.d on Boot2Docker machines, where nearly everything but one disk is forgotten at every boot. */
export const boot2docker: Driver = { id: 'boot2docker', place: 'registry', trust: planTrust, untrust: planUntrust }
