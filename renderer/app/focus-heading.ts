/** Moves the focus to the heading of what is shown, so that the keyboard and a screen reader start there. */
export function focusHeading(page: Document): void {
  const heading = page.querySelector('main h1')
  if (heading instanceof HTMLElement) heading.focus()
}
