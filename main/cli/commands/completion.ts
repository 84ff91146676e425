import type { Command } from 'commander'
import { Failure } from '../../../shared/failure.ts'
import type { Action } from '../session.ts'

/** What can follow a verb. */
interface VerbWords {
  readonly verb: string
  readonly words: readonly string[]
}

/** Prints a completion script for a shell, made from the grammar itself. */
export function completion(program: Command): Action<{ readonly shell: string }> {
  return async (_session, { shell }) => {
    const script = scripts[shell]
    if (!script) throw new Failure('usage', { detail: `There is no completion for “${shell}”.` })
    const text = script(program.commands.filter((command) => command.name() !== 'help').map(wordsOf))
    return { data: { script: text }, text }
  }
}

function wordsOf(command: Command): VerbWords {
  const options = command.options.flatMap(({ long }) => long ?? [])
  return { verb: command.name(), words: [...command.commands.map((inner) => inner.name()), ...options, '--help'] }
}

const scripts: Readonly<Record<string, (verbs: readonly VerbWords[]) => string>> = {
  bash: bashScript,
  zsh: (verbs) => `autoload -U +X bashcompinit && bashcompinit\n${bashScript(verbs)}`,
  fish: fishScript,
}

function bashScript(verbs: readonly VerbWords[]): string {
  const cases = verbs.map(({ verb, words }) => `    ${verb}) words='${words.join(' ')}' ;;`)
  return [
    '_mooring() {',
    `  local current=\${COMP_WORDS[COMP_CWORD]} words`,
    `  case \${COMP_WORDS[1]} in`,
    ...cases,
    `    *) words='${verbs.map(({ verb }) => verb).join(' ')} --help --version' ;;`,
    '  esac',
    '  case $current in',
    '    -* | "") COMPREPLY=($(compgen -W "$words" -- "$current")) ;;',
    '    *) COMPREPLY=($(compgen -f -W "$words" -- "$current")) ;;',
    '  esac',
    '}',
    'complete -o default -F _mooring mooring',
  ].join('\n')
}

function fishScript(verbs: readonly VerbWords[]): string {
  const names = verbs.map(({ verb }) => verb).join(' ')
  const first = `complete -c mooring -n '__fish_use_subcommand' -f -a '${names}'`
  const later = verbs.flatMap(({ verb, words }) =>
    words.map((word) => {
      const what = word.startsWith('--') ? `-l ${word.slice(2)}` : `-f -a ${word}`
      return `complete -c mooring -n '__fish_seen_subcommand_from ${verb}' ${what}`
    }),
  )
  return [first, ...later].join('\n')
}
