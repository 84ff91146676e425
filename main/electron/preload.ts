import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, BridgeMessage } from '../../shared/api/bridge.ts'
import { callChannel, eventChannel } from './channels.ts'

const bridge: Bridge = {
  send: (request) => ipcRenderer.send(callChannel, request),
  listen: (handler) => {
    const listener = (_event: unknown, message: BridgeMessage) => handler(message)
    ipcRenderer.on(eventChannel, listener)
    return () => ipcRenderer.off(eventChannel, listener)
  },
}

contextBridge.exposeInMainWorld('mooring', bridge)
