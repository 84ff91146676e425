/** How trust survives the reboot of a Boot2Docker machine. The words are in the catalogue under these names. */
export const persistWays = ['auto', 'bootsync', 'certs-dir'] as const

export type PersistName = (typeof persistWays)[number]
