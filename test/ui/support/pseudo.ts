import type { Page } from 'playwright-core'
import { visibleText } from '../../../shared/visible-text.ts'
import { languageOf } from '../../../shared/words/language.ts'

const { tag, name } = languageOf('pseudo')

/** Has a page that is open speak the language that nobody speaks, as if it were chosen in another window. */
export async function speakPseudo(page: Page): Promise<void> {
  await page.evaluate((chosen) => {
    const told = { key: 'mooring-language', newValue: JSON.stringify(chosen), storageArea: localStorage }
    localStorage.setItem(told.key, told.newValue)
    window.dispatchEvent(new StorageEvent('storage', told))
  }, tag)
  await page.locator(`html[lang="${tag}"]`).waitFor()
}

/** Everything that a page says: its visible texts, and what is read out or shown on demand. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (element && !element.closest('script, style')) texts.push(node.textContent ?? '')
    }
    for (const attribute of ['aria-label', 'aria-valuetext', 'aria-roledescription', 'title', 'placeholder', 'alt']) {
      for (const element of document.querySelectorAll(`[${attribute}]`))
        texts.push(element.getAttribute(attribute) ?? '')
    }
    return texts
  })
}

/** English that data carries for programs. A page that shows it does not speak the reader's language. */
const forPrograms = new Set(['message', 'hint', 'reason'])

/** What hosts, registries and certificates say themselves, out of everything that was told through the door. */
function foreignIn(data: unknown): string[] {
  if (typeof data === 'string') return [data]
  if (Array.isArray(data)) return data.flatMap(foreignIn)
  if (typeof data !== 'object' || data === null) return []
  // A host's and a suggestion's detail is such English too; a verdict's is the engine's own words.
  const hasOwnDetail = !('state' in data) && !('error' in data)
  return Object.entries(data)
    .filter(([key]) => !forPrograms.has(key) && (key !== 'detail' || hasOwnDetail))
    .flatMap(([, value]) => foreignIn(value))
}

/** Commands to copy, and how a locale writes a date, are what they are in any language; so is a language's own name. */
const sameInAll = [
  /^(docker (login|pull|-machine start)|docker-machine start|ssh-keygen -lf) .*/,
  /\b\d{1,2} [A-Z][a-z]{2,3} \d{4}(, \d\d:\d\d)?/g,
  /^English$/,
]

/** What a page says in a language of its own rather than in the catalogue's: nothing, if all is well. */
export async function wordsOutside(page: Page, told: readonly unknown[]): Promise<string[]> {
  const foreign = [...new Set(foreignIn(told).flatMap((text) => [text, visibleText(text), ...text.split(/[\t\n]/)]))]
    .filter((text) => text !== '')
    .sort((a, b) => b.length - a.length)
  const outside = (text: string): string => {
    let rest = withoutBrackets(text).replaceAll(name, '')
    for (const each of sameInAll) rest = rest.replace(each, '')
    const trimmed = rest.trim()
    if (foreign.some((each) => each.includes(trimmed))) return ''
    for (const each of foreign) rest = rest.replaceAll(each, '')
    return /\p{L}/u.test(rest) ? text.trim() : ''
  }
  return [...new Set((await textsOf(page)).map(outside))].filter((text) => text !== '')
}

/** A text without the brackets of the catalogue's texts and all that is in them. */
function withoutBrackets(text: string): string {
  const inner = text.replace(/⟦[^⟦⟧]*⟧/g, '')
  return inner === text ? text : withoutBrackets(inner)
}

/** Texts of which a part is cut off at the right of their box. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isCut = (element: Element) => {
      const { overflowX, clipPath, position } = getComputedStyle(element)
      const isHidden = overflowX === 'hidden' || overflowX === 'clip'
      const isForReadersOnly = position === 'absolute' && (clipPath !== 'none' || element.clientWidth <= 1)
      return isHidden && !isForReadersOnly && element.scrollWidth > element.clientWidth + 1
    }
    return [...document.querySelectorAll('body *')]
      .filter((element) => (element.textContent ?? '').trim() !== '' && isCut(element))
      .map((element) => `${element.className}: ${element.textContent?.slice(0, 80)}`)
  })
}
