import type { Driver } from '../driver.ts'
import { planTrust } from './trust.ts'
import { planUntrust } from './untrust.ts'

/** Docker's certs.d on Linux: rootful, rootless and snap engines. */
export const docker: Driver = { id: 'docker', place: 'registry', trust: planTrust, untrust: planUntrust }
