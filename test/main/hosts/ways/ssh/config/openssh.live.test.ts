import { describe, expect, it } from 'vitest'
import { compareCase } from '../../../../../support/ssh/config-compare.ts'
import { sections } from '../../../../../support/ssh/corpus/sections.ts'
import { tools } from '../../../../../support/ssh/corpus/tools.ts'
import { values } from '../../../../../support/ssh/corpus/values.ts'
import { writing } from '../../../../../support/ssh/corpus/writing.ts'

describe.each(Object.entries({ writing, sections, values, tools }))('%s', (_, cases) => {
  it.concurrent.each(cases)('$name', async (each) => {
    for (const { host, openSsh, mooring } of await compareCase(each)) {
      if (each.refused !== undefined) {
        expect(mooring, host).toEqual({ refused: expect.stringMatching(new RegExp(`^${each.refused}: `)) })
      } else if (each.lenient !== undefined) {
        expect(openSsh, host).toHaveProperty('refused')
        expect(mooring, host).not.toHaveProperty('refused')
      } else {
        expect(openSsh, host).not.toHaveProperty('refused')
        expect(mooring, host).toEqual(openSsh)
      }
    }
  })
})
