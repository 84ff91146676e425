/** Page to main: a `BridgeRequest`. */
export const callChannel = 'api:call'

/** Main to page: a `BridgeMessage`. */
export const eventChannel = 'api:event'
