import type { shells } from '../grammar/values.ts'

/**
 * Completion scripts. Each passes the words before the cursor to `mooring complete`, which prints one candidate per
 * line, a tab and its meaning; `:files` and `:directories` ask the shell to list them itself.
 */
export const completionScripts: Readonly<Record<(typeof shells)[number], string>> = {
  bash: `_mooring() {
  local line=\${COMP_LINE:0:COMP_POINT} words current begun= candidate
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  current=\${words[\${#words[@]} - 1]}
  # Readline breaks words at colons too, and replaces only what follows the last one.
  [[ $COMP_WORDBREAKS == *:* && $current == *:* ]] && begun=\${current%"\${current##*:}"}
  COMPREPLY=()
  while IFS=$'\\t' read -r candidate _; do
    case $candidate in
      :files | :directories)
        compopt -o filenames 2>/dev/null
        local kind=-f
        [[ $candidate == :directories ]] && kind=-d
        while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done < <(compgen "$kind" -- "$current")
        ;;
      *) COMPREPLY+=("\${candidate#"$begun"}") ;;
    esac
  done < <("\${words[0]}" complete -- "\${words[@]:1}" 2>/dev/null)
}
complete -F _mooring mooring`,
  zsh: `#compdef mooring
_mooring() {
  local -a candidates
  local value about
  while IFS=$'\\t' read -r value about; do
    case $value in
      :files) _files; return ;;
      :directories) _files -/; return ;;
      *) candidates+=("\${value//:/\\\\:}:$about") ;;
    esac
  done < <("\${words[1]}" complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)
  _describe -t mooring mooring candidates
}
# Loaded by name it is called at once; read as a file it announces itself.
if [[ $funcstack[1] == _mooring ]]; then _mooring "$@"; else compdef _mooring mooring; fi`,
  fish: `function __mooring_complete
  set -l before (commandline -opc)
  set -l current (commandline -ct)
  for line in ($before[1] complete -- $before[2..-1] "$current" 2>/dev/null)
    switch $line
      case :files
        __fish_complete_path "$current"
      case :directories
        __fish_complete_directories "$current"
      case '*'
        echo $line
    end
  end
end
complete -c mooring -f -a '(__mooring_complete)'`,
}
