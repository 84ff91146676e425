/**
 * Where Mooring knows hosts from: this machine, what people saved, docker-machine, Docker's contexts, and for `ssh` an
 * alias of ssh_config or an address. The functions that list them stand in main/hosts/sources, their icons in
 * renderer/features/hosts, their words in words/en/app/hosts.ts; each is typed by this list.
 */
export const hostSources = ['local', 'saved', 'docker-machine', 'docker-context', 'ssh'] as const
export type HostSource = (typeof hostSources)[number]
