/** Programs beside Docker that may trust the registry too, as an intent names them. */
export const alsoNames = ['browsers', 'java'] as const
export type AlsoName = (typeof alsoNames)[number]
