import { Button, Title } from '@mantine/core'
import type { Finding, Inspection } from '../../../../shared/model/inspection.ts'
import type { NoteCode } from '../../../../shared/words/en/notes.ts'
import { Notes } from '../../../ui/notes.tsx'
import { useWords } from '../../../words/language.tsx'
import classes from './certificate-step.module.css'

/** What a look can find where the registry publishes its CA. */
const published: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'published-ca',
  'published-ca-sent',
  'published-ca-unrelated',
  'published-ca-missing',
])

/** Whether a finding is about what the registry publishes: it is shown where a person asked for it. */
export function isAboutPublished({ code }: Finding): boolean {
  return published.has(code)
}

interface PublishedCaProps {
  readonly inspection: Inspection
  readonly isBusy: boolean
  readonly onFetch: () => void
}

/** Fetches what the registry publishes as its CA, and shows what was found there. It still has to be compared. */
export function PublishedCa({ inspection, isBusy, onFetch }: PublishedCaProps) {
  const { publishedCa: words } = useWords().certificate
  const found = inspection.findings.filter(isAboutPublished)
  return (
    <div className={classes.file}>
      <Title order={3}>{words.title}</Title>
      {found.length > 0 ? (
        <div role="status">
          <Notes notes={found} />
        </div>
      ) : (
        <>
          <p className={classes.quiet}>{words.text}</p>
          <Button variant="default" size="compact-md" w="fit-content" disabled={isBusy} onClick={onFetch}>
            {words.fetch}
          </Button>
        </>
      )}
    </div>
  )
}
