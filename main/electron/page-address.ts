/** A custom scheme has an origin and a policy; `file://` has neither. */
export const pageScheme = 'app'

/** The origin of the page in `npm run dev`. The built program ignores it, whatever its environment says. */
export const devOrigin = import.meta.env.DEV ? process.env['ELECTRON_RENDERER_URL'] : undefined

const origin = devOrigin ?? `${pageScheme}://mooring`

/** The page's address. */
export const pageUrl = `${origin}/`

/** Whether an address or an origin, in Chromium's spelling, is the page's. */
export function isPageUrl(address: string): boolean {
  return address === origin || address.startsWith(pageUrl)
}
