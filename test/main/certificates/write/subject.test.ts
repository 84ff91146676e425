import { describe, expect, it } from 'vitest'
import { nameText } from '../../../../main/certificates/read/distinguished-name.ts'
import { parseSubject } from '../../../../main/certificates/write/subject.ts'

describe('the name of an owner', () => {
  it.each([
    ['ann', 'CN=ann'],
    ['Ann Example', 'CN=Ann Example'],
    ['CN=ann,O=Example', 'CN=ann, O=Example'],
    ['cn = ann , o = Example', 'CN=ann, O=Example'],
    ['/O=Example/CN=ann', 'CN=ann, O=Example'],
    ['/O=A\\/B/CN=ann', 'CN=ann, O=A/B'],
    ['CN=Ann\\, the first', 'CN=Ann\\, the first'],
    ['CN=a+UID=1,C=de', 'CN=a+UID=1, C=DE'],
    ['2.5.4.12=Dr', 'title=Dr'],
    ['CN=a=b', 'CN=a\\=b'],
    ['emailAddress=ann@example.com', 'emailAddress=ann@example.com'],
  ])('%j is %j', (typed, text) => {
    expect(nameText(parseSubject(typed))).toBe(text)
  })

  it.each([
    ['', 'CN='],
    ['CN=', 'CN='],
    ['XY=a', 'XY=a'],
    ['CN=a,b', 'b'],
    ['C=Germany', 'C=Germany'],
    [`CN=${'a'.repeat(65)}`, `CN=${'a'.repeat(65)}`],
    ['CN=a\u0000b', 'CN=a\u0000b'],
    ['CN=a\nb', 'CN=a\nb'],
  ])('is not %j', (subject, part) => {
    expect(() => parseSubject(subject)).toThrow(
      expect.objectContaining({ code: 'subject-invalid', params: { subject: subject.trim(), part } }),
    )
  })
})
