import { describe, expect, it } from 'vitest'
import { parseMachineConfig } from '../../../../../main/hosts/sources/docker-machine/machine-config.ts'

const file = '/m/default/config.json'
const parse = (config: unknown) => parseMachineConfig(JSON.stringify(config), file)

/** As docker-machine 0.16 writes it, with what does not matter here. */
const virtualbox = {
  ConfigVersion: 3,
  Driver: {
    IPAddress: '192.168.99.100',
    MachineName: 'default',
    SSHUser: 'docker',
    SSHPort: 50022,
    SSHKeyPath: '/Users/x/.docker/machine/machines/default/id_rsa',
    StorePath: '/Users/x/.docker/machine',
    SwarmMaster: false,
    CPU: 1,
    NoShare: false,
  },
  DriverName: 'virtualbox',
  HostOptions: { Driver: '', EngineOptions: { Dns: null, InsecureRegistry: null }, SwarmOptions: null },
  Name: 'default',
}

describe('parseMachineConfig', () => {
  it('reaches VirtualBox machines through this one, whatever their address', () => {
    expect(parse(virtualbox)).toEqual({
      driver: 'virtualbox',
      host: '127.0.0.1',
      port: 50022,
      user: 'docker',
      keyFile: '/Users/x/.docker/machine/machines/default/id_rsa',
    })
    const stale = { ...virtualbox, Driver: { ...virtualbox.Driver, IPAddress: '' } }
    expect(parse(stale).host).toBe('127.0.0.1')
  })

  it('reaches others at their address', () => {
    const driver = { IPAddress: '203.0.113.7', SSHUser: 'ubuntu', SSHPort: 0, SSHKeyPath: '' }
    expect(parse({ ConfigVersion: 3, DriverName: 'amazonec2', Driver: driver })).toEqual({
      driver: 'amazonec2',
      host: '203.0.113.7',
      port: 22,
      user: 'ubuntu',
      keyFile: undefined,
    })
  })

  it.each([
    ['virtualbox', { SSHPort: 0 }, undefined],
    ['hyperv', { IPAddress: '' }, undefined],
    ['hyperv', {}, undefined],
    ['hyperv', { IPAddress: null }, undefined],
    ['hyperv', { IPAddress: '172.17.0.2' }, '172.17.0.2'],
  ])('%s with %j has the address %j', (driver, said, host) => {
    expect(parse({ DriverName: driver, Driver: said }).host).toBe(host)
  })

  it.each([
    ['virtualbox', 'docker'],
    ['hyperv', 'docker'],
    ['vmwarevsphere', 'docker'],
    ['generic', 'root'],
    ['digitalocean', 'root'],
  ])('%s without a user is logged in to as %s', (driver, user) => {
    expect(parse({ DriverName: driver, Driver: { IPAddress: '10.0.0.1', SSHUser: '' } }).user).toBe(user)
  })

  it('reads the files of 0.5.0, whose driver is in base64', () => {
    const raw = Buffer.from(JSON.stringify(virtualbox.Driver)).toString('base64')
    expect(parse({ ...virtualbox, Driver: undefined, RawDriver: raw })).toEqual(parse(virtualbox))
    expect(parse({ ...virtualbox, Driver: null, RawDriver: raw })).toEqual(parse(virtualbox))
  })

  it('reads the files of old versions', () => {
    const { MachineName: _, SSHKeyPath: __, ...driver } = virtualbox.Driver
    const old = { DriverName: 'virtualbox', Driver: driver, PrivateKeyPath: '/c/key.pem', StorePath: '/m/default' }
    expect(parse({ ...old, ConfigVersion: 1 })).toEqual({ ...parse(virtualbox), keyFile: undefined })
    expect(parse(old)).toEqual({ ...parse(virtualbox), keyFile: undefined })
  })

  it.each([
    ['', { phrase: 'not-json' }],
    ['{"Driver":', { phrase: 'not-json' }],
    ['null', { phrase: 'no-driver' }],
    ['[]', { phrase: 'no-driver' }],
    ['{}', { phrase: 'no-driver' }],
    ['{"Driver":{"SSHPort":"22"}}', { phrase: 'value-unexpected', params: { path: 'Driver.SSHPort' } }],
    ['{"RawDriver":"bm8="}', { phrase: 'not-json' }],
  ])('explains what is wrong with %j', (text, detail) => {
    expect(() => parseMachineConfig(text, file)).toThrow(
      expect.objectContaining({ code: 'machine-unreadable', params: { file, detail } }),
    )
  })
})
