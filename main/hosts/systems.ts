/** The systems that Mooring can change. Host programs also survey others. */

/** @param kernel from `uname -s`: the facts' `os.kernel`. */
export function canBeChanged({ kernel }: { readonly kernel: string }): boolean {
  return kernel === 'Linux'
}

/** Whether a workstation is a host itself, by Node's platform name. */
export function canBeHost(platform: NodeJS.Platform): boolean {
  return platform === 'linux'
}
