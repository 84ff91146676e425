import { useCallback, useRef, useState } from 'react'
import type { ApplyReport } from '../../../shared/model/change.ts'
import type { PlanView } from '../../../shared/model/plan.ts'
import { useCall } from '../../api/door-context.tsx'
import { countProblematic } from '../plan/problems-consent.tsx'
import { type Run, withProgress } from './run.ts'

/** Applies plans and shows their state. */
export interface Runner {
  readonly run: Run
  /** Applies a plan that a person agreed to, with its problems. Resolves with the report; undefined if there is none. */
  readonly start: (view: PlanView) => Promise<ApplyReport | undefined>
  /** Asks the engine to stop; the run ends when it answers. */
  readonly stop: () => void
  readonly reset: () => void
}

/** Applies plans, one at a time. A run continues when its screen is left: only {@link Runner.stop} stops it. */
export function useRun(): Runner {
  const call = useCall()
  const [run, setRun] = useState<Run>({ state: 'idle' })
  const controller = useRef<AbortController | undefined>(undefined)

  const start = useCallback(
    async (view: PlanView) => {
      controller.current = new AbortController()
      setRun({ state: 'running', view, progress: {}, stopping: false })
      const envelope = await call(
        'plan.apply',
        { plan: view.plan, ...(countProblematic(view) > 0 ? { despiteProblems: true } : {}) },
        {
          signal: controller.current.signal,
          onEvent: (progress) => setRun((before) => withProgress(before, progress)),
        },
      )
      if (!envelope.ok) {
        setRun({ state: 'failed', view, error: envelope.error })
        return undefined
      }
      setRun({ state: 'ended', view, report: envelope.data })
      return envelope.data
    },
    [call],
  )

  const stop = useCallback(() => {
    controller.current?.abort()
    setRun((before) => (before.state === 'running' ? { ...before, stopping: true } : before))
  }, [])

  const reset = useCallback(() => setRun({ state: 'idle' }), [])
  return { run, start, stop, reset }
}
