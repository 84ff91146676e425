import type { Driver } from '../../driver.ts'
import { planTrust } from './trust.ts'
import { planUntrust } from './untrust.ts'

/** Docker's certs.d on Linux: rootful, rootless and snap engines, and Docker Desktop's copy of it. */
export const docker: Driver = { id: 'docker', place: 'registry', trust: planTrust, untrust: planUntrust }
