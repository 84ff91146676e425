import { isWell } from '../../../shared/model/check.ts'
import { endOf, hostsOf } from '../change-hosts.ts'
import { renderCheck } from '../render/check.ts'
import { tell } from '../render/style.ts'
import { type Action, dataOf } from '../session.ts'

/** Checks registries on hosts; without one, all that a host has something for. Ends with 3 where a pull was not seen to work. */
export const check: Action<'check'> = async (session, { registry, ...options }) => {
  const input = {
    hosts: hostsOf(options),
    ...(registry.length > 0 ? { registries: [...new Set(registry)] } : {}),
  }
  const { signal, style } = session
  // Docker takes up to 20 seconds to give a registry up.
  const { looking } = session.language.words.terminal.hosts
  for (const host of input.hosts) session.say(style.faint(`  ${tell(session, looking, { host })}`))
  const { hosts } = dataOf<'doctor.check'>(await session.call('doctor.check', input, { signal }))
  const end = endOf(hosts)
  const exit = end.exit === 0 && !hosts.every(isWell) ? 3 : end.exit
  return { data: hosts, text: renderCheck(hosts, session), ...end, exit }
}
