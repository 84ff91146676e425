import { useMemo, useState } from 'react'
import type { Change } from '../../../../shared/model/change.ts'
import { useAnswer } from '../../../api/use-ask.ts'
import { insecureView, standingIn } from '../../../features/insecure/insecure-view.ts'
import { OverdueCallout } from '../../../features/insecure/overdue-callout.tsx'
import type { DialogIntent, Leaving } from '../../../features/intent/dialog-intent.ts'
import { IntentDialog } from '../../../features/intent/intent-dialog.tsx'
import { type InsecureRegistry, switchedOn } from './switched-on.ts'

/** Registries that are insecure for longer than wanted. Asks only hosts where this was switched on from here. */
export function OverdueReminders({ changes }: { readonly changes: readonly Change[] }) {
  return switchedOn(changes).map(({ host, registry }) => (
    <Reminder key={`${host} ${registry}`} host={host} registry={registry} />
  ))
}

function Reminder({ host, registry }: InsecureRegistry) {
  const hosts = useMemo(() => [host], [host])
  const question = useMemo(() => ({ registries: [registry], hosts: [...hosts] }), [registry, hosts])
  const { asked, reload } = useAnswer('insecure.status', question)
  const [intent, setIntent] = useState<DialogIntent>()
  const status = asked.state === 'answered' ? asked.data.hosts[0] : undefined
  const view = status && insecureView(standingIn(status, registry))
  const close = (leaving: Leaving) => {
    setIntent(undefined)
    if (leaving !== 'untouched') reload()
  }
  return (
    <>
      {view?.isOverdue && view.until !== undefined && (
        <OverdueCallout
          host={host}
          registry={registry}
          until={view.until}
          onSwitchOff={() => setIntent({ kind: 'insecure-off', registry })}
        />
      )}
      {intent && <IntentDialog intent={intent} hosts={hosts} onClose={close} />}
    </>
  )
}
