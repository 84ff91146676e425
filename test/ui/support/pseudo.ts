import type { Page } from 'playwright-core'
import { visibleText } from '../../../shared/visible-text.ts'
import { languageOf } from '../../../shared/words/language.ts'

const { tag } = languageOf('pseudo')

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
const forPrograms = ['message', 'hint', 'reason']

/** Codes and moments, which a page has to say in the reader's language. What is an object below these names has texts. */
const codes = [
  ...['action', 'answer', 'asks', 'by', 'code', 'error', 'flavour', 'kind', 'language', 'note', 'outcome', 'phase'],
  ...['phrase', 'restart', 'severity', 'source', 'state', 'to', 'at', 'until', 'notBefore', 'notAfter'],
]

/** What hosts, registries and certificates say themselves, out of everything that was told through the door. */
function foreignIn(data: unknown): string[] {
  if (typeof data === 'string') return [data]
  if (Array.isArray(data)) return data.flatMap(foreignIn)
  if (typeof data !== 'object' || data === null) return []
  // A host's and a suggestion's detail is such English too; a verdict's is the engine's own words.
  const hasOwnDetail = !('state' in data) && !('error' in data)
  return Object.entries(data)
    .filter(([key, value]) => !forPrograms.includes(key) && !(codes.includes(key) && typeof value === 'string'))
    .filter(([key]) => key !== 'detail' || hasOwnDetail)
    .flatMap(([, value]) => foreignIn(value))
}

/**
 * A foreign text as a page shows it: in one piece, line by line, cut at its hidden characters, which are spelled, without
 * the sign of a difference or the source of a host, and a host key's fingerprint in groups.
 */
function piecesOf(text: string): string[] {
  const lines = text.split(/[\t\n]/)
  const cut = lines.flatMap((line) => visibleText(line).split(/\\u\{[0-9A-F]+\}/))
  const groups = /^SHA256:/.test(text) ? (text.slice('SHA256:'.length).match(/.{1,8}/g) ?? []) : []
  return [text, visibleText(text), text.replace(/^([-+ ]|[a-z]+:)/, ''), ...lines, ...cut, ...groups]
}

/**
 * Commands to copy, how a locale writes a date, fingerprints in groups, kinds of keys and spelled-out characters are what
 * they are in any language; so is a language's own name.
 */
const sameInAll = [
  /^(docker (login|pull|exec|-machine start)|docker-machine start|ssh-keygen -lf|openssl|awk|keytool|cat|mooring trust) .*/,
  /\b\d{1,2} [A-Z][a-z]{2,3} \d{4}(, \d\d:\d\d( UTC)?)?/g,
  /\b([0-9A-F]{2}:){3}[0-9A-F]{2}\b/g,
  /^(RSA|EC|Ed25519|ED25519)$/,
  /\\u\{[0-9A-F]+\}/g,
  /^English$/,
]

/** What was typed into a page, which may show it in parts. */
function typedInto(page: Page): Promise<string[]> {
  return page
    .locator('input:not([type=radio], [type=checkbox])')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
}

/** What a page says in a language of its own rather than in the catalogue's: nothing, if all is well. */
export async function wordsOutside(page: Page, told: readonly unknown[]): Promise<string[]> {
  const foreign = [
    ...new Set(
      foreignIn(told)
        .flatMap(piecesOf)
        .map((text) => text.trim()),
    ),
  ]
    .filter((text) => /\p{L}/u.test(text))
    .sort((a, b) => b.length - a.length)
    .map((text) => new RegExp(`(?<!\\p{L})${text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?!\\p{L})`, 'gu'))
  const typed = await typedInto(page)
  const isTyped = (text: string): boolean => text.split('…').every((part) => typed.some((each) => each.includes(part)))
  const isOutside = (text: string): boolean => {
    const rest = [...sameInAll, ...foreign].reduce((left, each) => left.replace(each, ''), text.trim())
    return /\p{L}|\d{4}-\d\d-\d\d/u.test(rest) && !isTyped(text.trim())
  }
  // Brackets end before a parameter, so what stands in one is looked at.
  const left = (await textsOf(page)).flatMap((text) => text.replace(/⟦[^⟦⟧]*⟧/g, seam).split(seam))
  return [...new Set(left)].filter(isOutside)
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
