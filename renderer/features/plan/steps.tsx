import { Button } from '@mantine/core'
import { IconReceipt, IconTerminal2 } from '@tabler/icons-react'
import { useState } from 'react'
import type { PlanFile, PlanStage } from '../../../shared/model/plan.ts'
import { countFiles, type PlanStep, plannedSteps } from '../../../shared/model/plan-steps.ts'
import { useList, useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import { Stranger } from '../../words/stranger.tsx'
import { PlannedFile } from './planned-file.tsx'
import classes from './steps.module.css'

/** Longer plans are collapsed to their counts. */
const foldedSteps = 12

/** The steps of a plan or a change, in their order, with the numbers that progress has. */
export function Steps({ stages }: { readonly stages: readonly PlanStage[] }) {
  const { plan: words } = useWords()
  const say = useSay()
  const list = useList()
  const steps = plannedSteps(stages)
  const foldable = steps.length > foldedSteps
  const [folded, setFolded] = useState(foldable)
  const counts = Object.entries(countFiles(stages)).filter(([, count]) => count > 0)
  return (
    <>
      {foldable && (
        <div className={classes.fold}>
          {counts.length > 0 && (
            <span>
              {list(counts.map(([action, count]) => say(words.counts[action as PlanFile['action']], { count })))}
            </span>
          )}
          <Button variant="subtle" size="compact-sm" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
            {folded ? say(words.showSteps, { count: steps.length }) : words.hideSteps}
          </Button>
        </div>
      )}
      {!folded && (
        <ol className={classes.steps}>
          {steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a plan never change
            <li key={index} className={classes.step}>
              <span className={classes.number}>{index + 1}</span>
              <div className={classes.body}>
                <StepBody step={step} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function StepBody({ step }: { readonly step: PlanStep }) {
  const { plan: words } = useWords()
  if ('command' in step) {
    return (
      <div className={classes.row}>
        <IconTerminal2 size={18} stroke={1.7} aria-hidden />
        <code>
          <Stranger text={step.command} />
        </code>
      </div>
    )
  }
  if (!step.file.isReceipt) return <PlannedFile file={step.file} />
  return (
    <div className={classes.row}>
      <IconReceipt size={18} stroke={1.7} aria-hidden />
      <span>{words.receipt[step.file.action]}</span>
    </div>
  )
}
