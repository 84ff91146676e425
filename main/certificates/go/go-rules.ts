/**
 * The Go whose rules count. Thresholds were compared with Go 1.19, 1.24, 1.26 and 1.27; what changed between two of these is dated to
 * the later one, unless its release notes say otherwise.
 */
export interface GoRules {
  /** 26 is Go 1.26. */
  readonly minor: number
  /**
   * Built without a go.mod, as Docker was before 29: Go then keeps the settings of Go 1.20 (cmd/go, defaultGODEBUG; `go version -m
   * dockerd` lists them).
   */
  readonly hasOldDefaults: boolean
}

/** Docker 29, as its makers build it. */
export const todaysDocker: GoRules = { minor: 26, hasOldDefaults: false }

/** Dockers with the same rules. */
export interface Generation {
  /** As people write them. */
  readonly versions: string
  readonly rules: GoRules
}

/** The Dockers whose rules differ, the oldest first. */
export const generations: readonly [Generation, Generation, Generation] = [
  { versions: '20.10–24', rules: { minor: 19, hasOldDefaults: true } },
  { versions: '25–28', rules: { minor: 24, hasOldDefaults: true } },
  { versions: '29', rules: todaysDocker },
]
