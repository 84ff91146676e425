/**
 * Puts a text on the clipboard. The clipboard API needs a permission that the desktop denies to everything; the older way
 * by a selection needs only the click that led here.
 */
export async function copyText(page: Document, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(page, text)
  }
}

function copyBySelection(page: Document, text: string): boolean {
  const before = page.activeElement
  const field = page.createElement('textarea')
  field.value = text
  field.setAttribute('aria-hidden', 'true')
  field.style.position = 'fixed'
  field.style.opacity = '0'
  // Inside the dialog, if one is open: it keeps the focus to itself.
  const place = before?.closest('[role="dialog"]') ?? page.body
  place.append(field)
  field.select()
  const copied = page.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return copied
}
