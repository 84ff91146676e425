/** Which systems Mooring knows well enough to change. Host programs look at others too. */

/** @param kernel as `uname -s` says it: the facts' `os.kernel`. */
export function canBeChanged({ kernel }: { readonly kernel: string }): boolean {
  return kernel === 'Linux'
}

/** Whether a workstation is a host itself, by node's name for its system. */
export function canBeHost(platform: NodeJS.Platform): boolean {
  return platform === 'linux'
}
