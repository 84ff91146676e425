/** The wizard's steps in their order. */
export const steps = ['registry', 'certificate', 'how', 'hosts', 'review', 'apply', 'done'] as const

export type StepName = (typeof steps)[number]

/** The steps that there are for a registry: one that speaks plain HTTP has no certificate to look at. */
export function stepsOf({ plainHttp }: { readonly plainHttp: string | undefined }): readonly StepName[] {
  return plainHttp === undefined ? steps : steps.filter((step) => step !== 'certificate')
}

/** The step before, of those that there are; the first one has none. */
export function stepBefore(step: StepName, path: readonly StepName[]): StepName | undefined {
  return path[path.indexOf(step) - 1]
}

/**
 * Whether the wizard may go back from one step to an earlier one. Once something is being applied there is no way back
 * to the choices; afterwards only a new review leads on.
 */
export function mayReturn(from: StepName, to: StepName): boolean {
  return from !== 'apply' && from !== 'done' && steps.indexOf(to) < steps.indexOf(from)
}
