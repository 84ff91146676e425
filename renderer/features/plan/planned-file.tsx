import {
  IconFileArrowLeft,
  IconFileDiff,
  IconFileMinus,
  IconFilePlus,
  IconLock,
  type TablerIcon,
} from '@tabler/icons-react'
import type { PlanFile } from '../../../shared/model/plan.ts'
import { withoutPem } from '../../../shared/model/plan-steps.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import { Stranger } from '../../words/stranger.tsx'
import { Diff } from './diff.tsx'
import { PlannedCertificate } from './planned-certificate.tsx'
import classes from './planned-file.module.css'

const icons: Readonly<Record<PlanFile['action'], TablerIcon>> = {
  create: IconFilePlus,
  change: IconFileDiff,
  remove: IconFileMinus,
  restore: IconFileArrowLeft,
}

/** One file of a plan or a change: its action and owner, its certificates, its lines. */
export function PlannedFile({ file }: { readonly file: PlanFile }) {
  const { plan: words } = useWords()
  const say = useSay()
  const Icon = icons[file.action]
  const facts = [
    file.mode !== undefined && say(words.mode, { mode: file.mode }),
    file.owner !== undefined && say(words.owner, { owner: file.owner }),
  ].filter((fact) => fact !== false)
  return (
    <div className={classes.file}>
      <div className={classes.head}>
        <span className={classes.action}>
          <Icon size={18} stroke={1.7} aria-hidden />
          {words.actions[file.action]}
        </span>
        <code className={classes.path}>
          <Stranger text={file.path} />
        </code>
        {facts.length > 0 && <span className={classes.facts}>{facts.join(' · ')}</span>}
      </div>
      {file.secret && (
        <p className={classes.secret}>
          <IconLock size={16} aria-hidden />
          {words.secret}
        </p>
      )}
      {file.certificates?.map((certificate) => (
        <PlannedCertificate key={`${certificate.change} ${certificate.fingerprint}`} certificate={certificate} />
      ))}
      <Lines file={file} />
    </div>
  )
}

/** The changed lines; certificates among them are told by their names, and as PEM on demand. */
function Lines({ file: { path, diff, certificates } }: { readonly file: PlanFile }) {
  const { plan: words } = useWords()
  const lines = certificates ? withoutPem(diff) : diff
  return (
    <>
      {lines.length > 0 && <Diff path={path} lines={lines} />}
      {lines.length < diff.length && (
        <div className={classes.whole}>
          <Disclosure label={words.showFile}>
            <Diff path={path} lines={diff} />
          </Disclosure>
        </div>
      )}
    </>
  )
}
