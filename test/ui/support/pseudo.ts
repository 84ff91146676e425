import type { Page } from 'playwright-core'
import { visibleText } from '../../../shared/visible-text.ts'
import { languageOf } from '../../../shared/words/language.ts'

const { tag, name } = languageOf('pseudo')

/** Switches an open page to the pseudo-language, as if it were chosen in another window. */
export async function speakPseudo(page: Page): Promise<void> {
  await page.evaluate((chosen) => {
    const told = { key: 'mooring-language', newValue: JSON.stringify(chosen), storageArea: localStorage }
    localStorage.setItem(told.key, told.newValue)
    window.dispatchEvent(new StorageEvent('storage', told))
  }, tag)
  await page.locator(`html[lang="${tag}"]`).waitFor()
}

/** Between the texts of two elements: a sentence may go on over it. */
const seam = '\0'

/** Everything that a page says: its visible texts, and what is read out or shown on demand. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate((between) => {
    // What stands in a field was typed there.
    const isSeen = (element: Element | null) =>
      element !== null && element.tagName !== 'TEXTAREA' && element.checkVisibility({ visibilityProperty: true })
    const nodes: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (isSeen(node.parentElement)) nodes.push(node.textContent ?? '')
    }
    const attributes = ['aria-label', 'aria-valuetext', 'aria-roledescription', 'title', 'placeholder', 'alt']
    const spoken = attributes.flatMap((attribute) =>
      [...document.querySelectorAll(`[${attribute}]:not([aria-hidden="true"])`)].map(
        (element) => element.getAttribute(attribute) ?? '',
      ),
    )
    return [document.title, nodes.join(between), ...spoken]
  }, seam)
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
  const isOutside = (text: string): boolean => {
    const own = sameInAll.reduce((rest, each) => rest.replace(each, ''), text.replaceAll(name, '')).trim()
    if (foreign.some((each) => each.includes(own))) return false
    return /\p{L}/u.test(foreign.reduce((rest, each) => rest.replaceAll(each, ''), own))
  }
  const left = (await textsOf(page)).flatMap((text) => withoutBrackets(text).split(seam))
  return [...new Set(left)].filter(isOutside)
}

/** A text without the brackets of the catalogue's texts and all that is in them. */
function withoutBrackets(text: string): string {
  const rest = text.replace(/⟦[^⟦⟧]*⟧/g, seam)
  return rest === text ? text : withoutBrackets(rest)
}

/** Texts of which a part is cut off at the right of their box, or out of sight there; what the keyboard can scroll may be. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isCut = (element: Element) => {
      const { overflowX, clipPath, position } = getComputedStyle(element)
      const isForReadersOnly = position === 'absolute' && (clipPath !== 'none' || element.clientWidth <= 1)
      return (
        overflowX !== 'visible' &&
        !isForReadersOnly &&
        element.getAttribute('tabindex') !== '0' &&
        element.scrollWidth > element.clientWidth + 1
      )
    }
    return [...document.querySelectorAll('body *')]
      .filter((element) => (element.textContent ?? '').trim() !== '' && isCut(element))
      .map((element) => `${element.className}: ${element.textContent?.slice(0, 80)}`)
  })
}
