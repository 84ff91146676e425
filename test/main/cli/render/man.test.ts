import { describe, expect, it } from 'vitest'
import { commandNames } from '../../../../main/cli/grammar/commands.ts'
import { renderManual } from '../../../../main/cli/render/man.ts'
import { english, languageOf } from '../../../../shared/words/language.ts'

const page = renderManual('1.2.3', { language: english })

describe('the manual page', () => {
  it('explains every command but those for programs, and every exit code', () => {
    for (const name of commandNames.filter((each) => each !== 'complete')) {
      expect(page).toContain(`.SS "mooring ${name.replaceAll('-', '\\-')} `)
    }
    for (const code of [0, 1, 2, 3, 4, 5, 6, 130, 143]) expect(page).toContain(`.B "${code}"`)
    expect(page).not.toContain('mooring complete ')
  })

  it('has no line that troff would read as a request, and no bare hyphen', () => {
    const requests = /^\.(TH|SH|SS|TP|PP|RS|RE|nf|fi|B)( |$)/
    for (const line of page.split('\n')) {
      if (/^[.']/.test(line)) expect(line).toMatch(requests)
      expect(line.replaceAll('\\-', '')).not.toContain('-')
    }
  })

  it('is in the reader’s language', () => {
    expect(renderManual('1.2.3', { language: languageOf('pseudo') })).toMatch(/^\.SH ⟦.*⟧$/m)
  })
})
