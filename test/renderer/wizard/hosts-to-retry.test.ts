import { expect, it } from 'vitest'
import { hostsToRetry } from '../../../renderer/wizard/hosts-to-retry.ts'
import { failureData } from '../../../shared/failure.ts'
import { plan } from '../../ui/data/answers.ts'
import { mixedReport } from '../../ui/data/hosts.ts'

it('tries only the hosts again that failed', () => {
  expect(hostsToRetry({ state: 'ended', view: plan, report: mixedReport }, ['local', 'build-09'])).toEqual([
    'build-07.berlin.example.com',
  ])
})

it('tries all of them again where nothing is known of any', () => {
  expect(hostsToRetry({ state: 'failed', view: plan, error: failureData('x') }, ['local'])).toEqual(['local'])
})
