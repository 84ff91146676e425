/** A scheme of its own has an origin and a policy, which `file://` has not. */
export const pageScheme = 'app'

/** Where `npm run dev` serves the page. The program as built has no such place, whatever its environment says. */
export const devOrigin = import.meta.env.DEV ? process.env['ELECTRON_RENDERER_URL'] : undefined

const origin = devOrigin ?? `${pageScheme}://mooring`

/** Where the page is. */
export const pageUrl = `${origin}/`

/** Whether an address, or an origin, as Chromium writes it is the page's. */
export function isPageUrl(address: string): boolean {
  return address === origin || address.startsWith(pageUrl)
}
