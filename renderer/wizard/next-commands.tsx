import { useText } from '../text/text-context.tsx'
import { Command } from '../ui/command.tsx'
import screen from './wizard-screen.module.css'

interface NextCommandsProps {
  /** The registry's name. */
  readonly registry: string
  /** The registry answers nobody without a name. */
  readonly signIn: boolean
}

/** What to type on a host to see that it works. */
export function NextCommands({ registry, signIn }: NextCommandsProps) {
  const { done: text } = useText()
  return (
    <div className={screen.commands}>
      {signIn && <Command label={text.login} command={`docker login ${registry}`} />}
      <Command label={text.pull} command={`docker pull ${registry}/${text.image}`} />
    </div>
  )
}
