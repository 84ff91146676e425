import { Text, Title } from '@mantine/core'
import { useWords } from '../../words/language.tsx'
import { Stranger } from '../../words/stranger.tsx'
import classes from './plan-review.module.css'

/** The commands of a plan or a change, in their order. */
export function Commands({ commands }: { readonly commands: readonly string[] }) {
  const { plan: words } = useWords()
  return (
    <>
      <Title order={3}>{words.commandsTitle}</Title>
      <Text size="sm" c="dimmed" mb="xs">
        {words.commandsHint}
      </Text>
      <ol className={classes.commands}>
        {commands.map((command) => (
          <li key={command}>
            <code>
              <Stranger text={command} />
            </code>
          </li>
        ))}
      </ol>
    </>
  )
}
