import type { Handler } from '../handler.ts'

/** The hosts of ssh_config that are not saved yet. */
export const hostsSuggest: Handler<'hosts.suggest'> = ({ hosts }) => hosts.suggest()
