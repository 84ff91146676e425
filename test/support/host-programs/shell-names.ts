/** A name defined in shell text, and its function; '' outside functions. */
export interface ShellName {
  readonly kind: 'variable' | 'function'
  readonly name: string
  readonly within: string
}

const reserved = /^(?:if|then|elif|else|while|until|do|!|\{)$/
/** What a word can be: a command or an assignment, a name set by `for` or `read`, or neither. */
type Next = 'command' | 'for' | 'read' | 'argument'

const identifier = /^[A-Za-z_]\w*$/

/**
 * The variables that shell text assigns (`x=…`, `for x`, `read x`) and the functions that it defines. It supports the
 * shell subset of our host programs, without here-documents, backquotes and arithmetic assignments.
 */
export function shellNames(text: string): ShellName[] {
  const found: ShellName[] = []
  let [at, within, depth] = [0, '', 0]

  const add = (kind: ShellName['kind'], name: string): void => {
    if (name !== '_') found.push({ kind, name, within })
  }
  /** Reads to the end of a quote or a `$` expansion, including commands in it. */
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
  /** Reads a word; `next` is what it can be, and the result is what the following one can be. */
  function word(next: Next): Next {
    const begin = at
    while (at < text.length && !/[\s;&|()<>]/.test(text[at] ?? '')) /['"\\$]/.test(text[at] ?? '') ? quoted() : at++
    const said = text.slice(begin, at)
    const [name = ''] = said.split('=', 1)
    if (next === 'for' || (next === 'read' && identifier.test(said))) add('variable', said)
    if (next === 'for') return 'argument'
    if (next !== 'command') return next
    if (text.startsWith('() {', at)) {
      add('function', said)
      if (depth === 0) within = said
      at += '()'.length
      return 'command'
    }
    if (said === '{') depth++
    if (said === '}' && --depth === 0) within = ''
    if (said === 'for' || said === 'read') return said
    if (!said.includes('=') || !identifier.test(name)) return reserved.test(said) ? 'command' : 'argument'
    add('variable', name)
    return 'command'
  }
  /** Reads commands up to a closing parenthesis outside patterns, or to the end. */
  function commands(end?: ')'): void {
    let next: Next = 'command'
    let cases = 0
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
        if (end !== undefined && cases === 0) return
        next = 'command'
      } else if (/[<>]/.test(here)) {
        while (/[<>&\d|-]/.test(text[at] ?? '')) at++
        word('argument')
      } else if (/\s/.test(here)) at++
      else {
        if (next === 'command' && text.startsWith('case ', at)) cases++
        if (next === 'command' && /^esac\b/.test(text.slice(at, at + 5))) cases--
        next = word(next)
      }
    }
  }
  commands()
  return found
}
