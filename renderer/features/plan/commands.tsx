import { Text, Title } from '@mantine/core'
import { useText } from '../../text/text-context.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import classes from './commands.module.css'

/** The commands of a plan or a change, in their order. */
export function Commands({ commands }: { readonly commands: readonly string[] }) {
  const { plan: text } = useText()
  return (
    <>
      <Title order={3}>{text.commandsTitle}</Title>
      <Text size="sm" c="dimmed" mb="xs">
        {text.commandsHint}
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
