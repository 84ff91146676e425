import type { Bridge } from '../../shared/api/bridge.ts'
import type { Call } from '../../shared/api/client.ts'
import { bridgeDoor } from './bridge-door.ts'
import { httpDoor } from './http-door.ts'
import { openSession } from './session.ts'

declare global {
  interface Window {
    /** There in the desktop, where its preload script put it. */
    readonly mooring?: Bridge
  }
}

/** The way to the engine: the desktop's bridge where there is one, the loopback server otherwise. */
export function connect(page: Window): Call {
  if (page.mooring) return bridgeDoor(page.mooring, Date.now().toString(36))
  return httpDoor(openSession(page))
}
