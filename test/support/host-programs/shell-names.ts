/** A name that shell text gives to something, and where: in which function, '' outside of them all. */
export interface ShellName {
  readonly kind: 'variable' | 'function'
  readonly name: string
  readonly within: string
}

const reserved = /^(?:if|then|elif|else|while|until|do|!|\{)$/
const identifier = /^[A-Za-z_]\w*$/

/**
 * The variables that shell text assigns (`x=…`, `for x`, `read x`) and the functions that it defines. It reads the shell
 * that our host programs are written in, which has no here-documents, no backquotes and no arithmetic assignments.
 */
export function shellNames(text: string): ShellName[] {
  const found: ShellName[] = []
  let [at, within, depth] = [0, '', 0]
  /** What the next word is: a command's name or an assignment, a name to set, or nothing of interest. */
  let next: 'command' | 'for' | 'read' | 'argument' = 'command'

  const add = (kind: ShellName['kind'], name: string): void => {
    if (name !== '_') found.push({ kind, name, within })
  }
  /** Goes on to the end of what begins here with a quote or a `$`. Commands in it are read as well. */
  function quoted(): void {
    const begin = text[at]
    if (begin === "'") at = text.indexOf("'", at + 1) + 1
    else if (begin === '\\') at += 2
    else if (begin === '"') {
      for (at++; text[at] !== '"'; ) /["\\$]/.test(text[at] ?? '"') ? quoted() : at++
      at++
    } else if (text.startsWith('$((', at)) at = text.indexOf('))', at) + 2
    else if (text.startsWith('$(', at)) {
      at += 2
      commands(')')
    } else if (text.startsWith('${', at)) {
      for (at += 2; text[at] !== '}'; ) /['"\\$]/.test(text[at] ?? '}') ? quoted() : at++
      at++
    } else at++
  }
  function word(): void {
    const begin = at
    while (at < text.length && !/[\s;&|()<>]/.test(text[at] ?? '')) /['"\\$]/.test(text[at] ?? '') ? quoted() : at++
    const said = text.slice(begin, at)
    const [name = ''] = said.split('=', 1)
    if (next === 'for') {
      add('variable', said)
      next = 'argument'
    } else if (next === 'read') {
      if (identifier.test(said)) add('variable', said)
    } else if (next === 'command') {
      if (text.startsWith('() {', at)) {
        add('function', said)
        if (depth === 0) within = said
        at += 2
      } else if (said.includes('=') && identifier.test(name)) add('variable', name)
      else if (said === 'for' || said === 'read') next = said
      else if (!reserved.test(said)) next = 'argument'
      if (said === '{') depth++
      if (said === '}' && --depth === 0) within = ''
    }
  }
  /** Reads commands up to a closing parenthesis, or to the end. */
  function commands(end?: ')'): void {
    const outer = next
    let cases = 0
    next = 'command'
    while (at < text.length) {
      const here = text[at] ?? ''
      if (here === '#') at = text.indexOf('\n', at)
      else if (/[\n;&|]/.test(here)) {
        at++
        next = 'command'
      } else if (here === '(') {
        at++
        commands(')')
      } else if (here === ')') {
        at++
        if (end !== undefined && cases === 0) break
        next = 'command'
      } else if (/[<>]/.test(here)) {
        while (/[<>&\d|-]/.test(text[at] ?? '')) at++
        const before = next
        next = 'argument'
        word()
        next = before === 'read' ? 'argument' : before
      } else if (/\s/.test(here)) at++
      else {
        const isCommand = next === 'command'
        const begin = at
        word()
        const said = text.slice(begin, at)
        if (isCommand && said === 'case') cases++
        if (isCommand && said === 'esac') cases--
      }
    }
    next = outer
  }
  commands()
  return found
}
