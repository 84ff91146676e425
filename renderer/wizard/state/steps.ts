/** The wizard's steps in order. */
export const steps = ['registry', 'certificate', 'how', 'hosts', 'review', 'apply', 'done'] as const

export type StepName = (typeof steps)[number]

/** The steps for a registry: one with plain HTTP has no certificate step. */
export function stepsOf({ plainHttp }: { readonly plainHttp: string | undefined }): readonly StepName[] {
  return plainHttp === undefined ? steps : steps.filter((step) => step !== 'certificate')
}

/** The previous step of a path; the first one has none. */
export function stepBefore(step: StepName, path: readonly StepName[]): StepName | undefined {
  return path[path.indexOf(step) - 1]
}

/**
 * Whether the wizard may go back from one step to an earlier one. After applying starts, there is no way back to the
 * choices, only to a new review.
 */
export function mayReturn(from: StepName, to: StepName): boolean {
  return from !== 'apply' && from !== 'done' && steps.indexOf(to) < steps.indexOf(from)
}
