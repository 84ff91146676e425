import { describe, expect, it } from 'vitest'
import { Failure } from '../../shared/failure.ts'
import { readRegistry, readTrustedRegistry } from '../../shared/pasted-registry.ts'

const names = ['registry.example.com:5000', 'registry.example.com', '10.0.0.5:5000', 'localhost:5000', '[fd00::2]:5000']

describe('what people paste where a registry’s name goes', () => {
  const pasted = (name: string): readonly string[] => [
    `docker pull ${name}/team/app:1.2`,
    `$ sudo docker push ${name}/app`,
    `docker login -u ann ${name}`,
    `docker run --rm -it -p 80:80 ${name}/app sh`,
    `podman pull --tls-verify=false ${name}/app`,
    `FROM ${name}/base:1 AS build`,
    `    image: "${name}/app:2"`,
    `Error response from daemon: Get "https://${name}/v2/": x509: certificate signed by unknown authority`,
    `Error response from daemon: Get https://${name}/v2/: x509:\r\ncertificate signed by unknown authority`,
    `curl -v https://${name}/v2/`,
  ]
  it.each(names.flatMap((name) => pasted(name).map((text) => [text, name])))('%j', (text, name) => {
    expect(readRegistry(text)).toMatchObject({ name, ignored: text.trim() })
    expect(readTrustedRegistry(text).name).toBe(name)
  })

  it.each([
    ['dtr example.com', 'reference-space'],
    ['docker pull ubuntu', 'reference-space'],
    ['docker pull ubuntu:22.04', 'reference-space'],
    ['registry.example.com and more', 'reference-space'],
    ['-----BEGIN CERTIFICATE-----\nMIIB', 'reference-certificate'],
    [' -----BEGIN CERTIFICATE----- MIIB', 'reference-certificate'],
    ['', 'reference-empty'],
    ['a/../b', 'reference-traversal'],
    ['docker pull docker.io/library/ubuntu', 'reference-space'],
  ])('%j is none', (text, code) => {
    expect(() => readRegistry(text)).toThrow(Failure)
    expect(() => readRegistry(text)).toThrow(expect.objectContaining({ code }))
  })

  it.each([
    'docker login -u ann -p s3cret.pass registry.example.com',
    'docker login --password=s3cret.pass --username ann.smith registry.example.com',
    'docker login -u ann.smith --password s3cret.pass registry.example.com',
    'curl -u ann:s3cret.pass https://registry.example.com/v2/',
    'curl https://ann:s3cret.pass@registry.example.com/v2/ -v',
    'curl -H "Authorization: Bearer s3cret.pass" https://registry.example.com/v2/',
  ])('a password in it is neither shown nor looked up: %s', (text) => {
    const { name, ignored } = readRegistry(text)
    expect(name).toBe('registry.example.com')
    expect(ignored).not.toContain('s3cret')
  })

  it('an address of plain HTTP is not asked over HTTPS', () => {
    const text = 'Get "http://registry.example.com/v2/": dial tcp: connection refused'
    expect(readRegistry(text).name).toBe('registry.example.com')
    expect(() => readTrustedRegistry(text)).toThrow(expect.objectContaining({ code: 'reference-plain-http' }))
  })

  it('a name alone is read as before', () => {
    expect(readRegistry('https://registry.example.com/v2/')).toEqual({
      name: 'registry.example.com',
      host: 'registry.example.com',
      port: 443,
      ignored: 'https://…/v2',
    })
    expect(() => readTrustedRegistry('http://registry.example.com')).toThrow(
      expect.objectContaining({ code: 'reference-plain-http' }),
    )
  })
})
