import { describe, expect, it } from 'vitest'
import { proxyFor } from '../../../../main/registry/network/proxy.ts'

const proxied = (host: string, noProxy: string, port = 443) =>
  proxyFor({ host, port }, { HTTPS_PROXY: 'http://proxy.test:3128', NO_PROXY: noProxy }) !== undefined

describe('proxyFor', () => {
  it.each([
    [{}, undefined],
    [{ HTTPS_PROXY: '' }, undefined],
    [{ HTTP_PROXY: 'http://proxy.test' }, undefined],
    [{ HTTPS_PROXY: 'http://proxy.test:3128' }, 'http://proxy.test:3128/'],
    [{ https_proxy: 'proxy.test:3128' }, 'http://proxy.test:3128/'],
    [{ HTTPS_PROXY: 'https://proxy.test', https_proxy: 'http://other.test' }, 'https://proxy.test/'],
    [{ HTTPS_PROXY: 'http://' }, undefined],
  ])('finds the proxy in %j', (env, proxy) => {
    expect(proxyFor({ host: 'dtr.example.com', port: 443 }, env)?.href).toBe(proxy)
  })

  it.each(['localhost', '127.0.0.1', '127.8.8.8', '::1'])('never uses one for %s', (host) => {
    expect(proxied(host, '')).toBe(false)
  })

  it.each([
    ['dtr.example.com', '*'],
    ['dtr.example.com', 'other.test, DTR.example.com'],
    ['dtr.example.com', 'example.com'],
    ['dtr.example.com', '.example.com'],
    ['dtr.example.com', '*.example.com'],
    ['dtr.example.com', 'example.com:443'],
    ['10.1.2.3', '10.1.2.3'],
    ['10.1.2.3', '10.0.0.0/8'],
    ['10.1.2.3', '10.1.2.3:443'],
    ['fd00::2', 'fd00::/8'],
    ['fd00::2', '[fd00::2]:443'],
    ['fd00::2', 'fd00::2'],
  ])('leaves it out for %s where NO_PROXY is %s', (host, noProxy) => {
    expect(proxied(host, noProxy)).toBe(false)
  })

  it.each([
    ['dtr.example.com', ''],
    ['dtr.example.com', ' , '],
    ['dtr.example.com', 'ample.com'],
    ['example.com', '.example.com'],
    ['example.com', '*.example.com'],
    ['dtr.example.com', 'example.com:5000'],
    ['10.1.2.3', '10.0.0.0/16'],
    ['10.1.2.3', '2.3'],
    ['10.1.2.3', '10.0.0.0/99'],
    ['10.1.2.3', 'rubbish/8'],
    ['dtr.example.com', '0.0.0.0/0'],
    ['fd00::2', 'fd01::/16'],
  ])('uses it for %s where NO_PROXY is %j', (host, noProxy) => {
    expect(proxied(host, noProxy)).toBe(true)
  })
})
