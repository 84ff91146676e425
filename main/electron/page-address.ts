/** A scheme of its own has an origin and a policy, which `file://` has not. */
export const pageScheme = 'app'

const origin = `${pageScheme}://mooring`

/** Where the page is. */
export const pageUrl = `${origin}/`

/** Whether an address, or an origin, as Chromium writes it is the page's. */
export function isPageUrl(address: string): boolean {
  return address === origin || address.startsWith(pageUrl)
}
