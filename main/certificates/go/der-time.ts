import { Malformed } from './malformed.ts'

const utcTime = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})$/
const generalizedTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d{4})$/

/** UTCTime, with seconds or without (cryptobyte, ReadASN1UTCTime). 50 to 99 are years of the last century. @throws Malformed. */
export function utcTimeOf(content: Buffer): Date {
  const [, year = '', ...rest] = utcTime.exec(content.toString('latin1')) ?? []
  if (year === '') throw new Malformed('dates')
  const number = Number(year)
  return timeOf(number + (number >= 50 ? 1900 : 2000), rest)
}

/** GeneralizedTime with seconds (cryptobyte, ReadASN1GeneralizedTime). @throws Malformed. */
export function generalizedTimeOf(content: Buffer): Date {
  const [, year = '', ...rest] = generalizedTime.exec(content.toString('latin1')) ?? []
  if (year === '') throw new Malformed('dates')
  return timeOf(Number(year), rest)
}

/** A date that exists, and an offset that Go writes as it read it: not `+0000`, no 60 minutes (time.Parse and Format). */
function timeOf(year: number, fields: readonly (string | undefined)[]): Date {
  const zone = fields.at(-1) ?? ''
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields.slice(0, 5).map((field) => Number(field ?? 0))
  const local = new Date(0)
  local.setUTCFullYear(year, month - 1, day)
  local.setUTCHours(hour, minute, second)
  const isReal =
    local.getUTCMonth() === month - 1 && local.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  if (!isReal) throw new Malformed('dates')
  if (zone === 'Z') return local
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3))]
  const offset = hours * 60 + minutes
  if (offset === 0 || hours > 24 || minutes > 59) throw new Malformed('dates')
  return new Date(local.getTime() - (zone.startsWith('-') ? -offset : offset) * 60_000)
}
