import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchApp, type RunningApp } from '../support/electron/electron-app.ts'

describe.skipIf('missing' in inject('electron'))('the page of the desktop', () => {
  let app: RunningApp
  /** A server that counts who reached it: the page must never. */
  let outside: Server
  let outsideUrl: string
  let visits = 0

  beforeAll(async () => {
    app = await launchApp()
    outside = createServer((_request, response) => {
      visits += 1
      response.setHeader('Access-Control-Allow-Origin', '*').end('hello')
    })
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
    outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`
  })
  afterAll(async () => {
    await app?.close()
    outside?.close()
  })

  it('comes from an origin of its own', async () => {
    expect(app.page.url()).toBe('app://mooring/')
    expect(await app.page.evaluate(() => [location.origin, isSecureContext])).toEqual(['app://mooring', true])
  })

  it('has no node, and of Electron only the bridge', async () => {
    const found = await app.page.evaluate(() => {
      const names = ['require', 'process', 'Buffer', 'module', 'global', 'setImmediate', 'electron', 'ipcRenderer']
      return names.filter((name) => name in globalThis)
    })
    expect(found).toEqual([])
    expect(await app.page.evaluate(() => Object.keys((window as never)['mooring']).sort())).toEqual(['listen', 'send'])
  })

  it('opens no window', async () => {
    const opened = await app.page.evaluate((url) => window.open(url) !== null, outsideUrl)
    expect(opened).toBe(false)
    expect(app.electron.windows()).toHaveLength(1)
    expect(visits).toBe(0)
  })

  it.each(['address', 'reload', 'link', 'file'])('stays where it is (%s)', async (way) => {
    await app.page.evaluate(
      ([how, url]) => {
        Object.assign(window, { isSamePage: true })
        if (how === 'address') location.href = url
        if (how === 'reload') location.reload()
        if (how === 'file') location.href = 'file:///etc/passwd'
        if (how === 'link') Object.assign(document.createElement('a'), { href: url }).click()
      },
      [way, outsideUrl] as const,
    )
    // A round trip through main, which has seen the attempt by then.
    await app.electron.evaluate(() => undefined)
    expect(app.page.url()).toBe('app://mooring/')
    expect(await app.page.evaluate(() => 'isSamePage' in window)).toBe(true)
    expect(visits).toBe(0)
  })

  it('gets no permission', async () => {
    const answers = await app.page.evaluate(async () => {
      const refused = (asked: Promise<unknown>) =>
        asked.then(
          () => 'granted',
          (error: unknown) => (error instanceof DOMException ? error.name : String(error)),
        )
      return {
        notifications: await Notification.requestPermission(),
        clipboard: await refused(navigator.clipboard.readText()),
        microphone: await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
        screen: await refused(navigator.mediaDevices.getDisplayMedia()),
        geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      }
    })
    expect(answers).toEqual({
      notifications: 'denied',
      clipboard: 'NotAllowedError',
      microphone: 'NotAllowedError',
      screen: expect.stringMatching(/^(NotAllowed|NotSupported|InvalidState)Error$/),
      geolocation: 'denied',
    })
  })

  it('may put text on the clipboard, which its copy buttons do', async () => {
    await app.page.evaluate(() => navigator.clipboard.writeText('AB:CD'))
    expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('AB:CD')
  })

  it('runs no script but its own files', async () => {
    const ran = await app.page.evaluate((url) => {
      const add = (fields: Partial<HTMLScriptElement>) =>
        document.body.append(Object.assign(document.createElement('script'), fields))
      return new Promise<{ marks: string[]; violations: string[] }>((resolve) => {
        const violations: string[] = []
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          violations.push(effectiveDirective)
          const marks = ['ranInline', 'ranData', 'ranHandler'].filter((mark) => mark in window)
          if (violations.length === 4) resolve({ marks, violations: violations.sort() })
        })
        add({ textContent: 'window.ranInline = true' })
        add({ src: `${url}script.js` })
        add({ src: 'data:text/javascript,window.ranData=true' })
        document.body.insertAdjacentHTML('beforeend', '<img src="missing.png" onerror="window.ranHandler=true">')
      })
    }, outsideUrl)
    expect(ran).toEqual({ marks: [], violations: ['script-src-attr', ...Array(3).fill('script-src-elem')] })
    expect(visits).toBe(0)
  })

  it('reaches nothing outside', async () => {
    const reached = await app.page.evaluate(async (url) => {
      const image = new Promise((resolve) => {
        const element = Object.assign(new Image(), { onload: () => resolve(true), onerror: () => resolve(false) })
        element.src = `${url}image.png`
      })
      const fetched = fetch(url).then(
        () => true,
        () => false,
      )
      const frame = document.createElement('iframe')
      frame.src = url
      document.body.append(frame)
      return Promise.all([image, fetched])
    }, outsideUrl)
    expect(reached).toEqual([false, false])
    expect(visits).toBe(0)
  })
})
