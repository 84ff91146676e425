import { surveyHost } from '../../engine/survey.ts'
import type { Handler } from '../handler.ts'

/** All that a look at one host finds. */
export const hostsFacts: Handler<'hosts.facts'> = async ({ hosts }, { host, root = '/' }, { signal }) =>
  surveyHost(await hosts.find(host), root, [], signal)
