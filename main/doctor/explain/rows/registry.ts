import type { CauseRow } from '../../../../shared/error-texts.ts'
import type { CauseCode } from '../../../../shared/words/en/causes.ts'

/** What registries answer, and what is said of images. Words: the distribution specification's error codes, moby, containerd, nginx. */
export const registryRows: readonly CauseRow<CauseCode>[] = [
  [/proxy authentication required|407 (proxy|authentication)/i, 'proxy-login-needed'],
  [/toomanyrequests|pull rate limit|too many requests/i, 'rate-limited'],
  [/error (getting|saving|storing) credentials|docker-credential-\S+|credentials store/i, 'credential-helper'],
  [
    /incorrect username or password|invalid (username|credentials)|bad username|authentication failed|wrong username or password/i,
    'login-wrong',
  ],
  [
    /requested access to the resource is denied|pull access denied|access (forbidden|denied)|403 Forbidden|insufficient_scope|: denied\b|^denied:|permission to .*denied/i,
    'access-denied',
  ],
  [
    /no basic auth credentials|unauthorized|authentication required|401 Unauthorized|must be logged in/i,
    'login-needed',
  ],
  [
    /no matching manifest for|no match for platform in manifest|does not match the specified platform/i,
    'platform-missing',
  ],
  [
    /manifest (unknown|for \S+ not found)|name unknown|repository name not known|(repository|image) \S* ?(does not exist|not found)|manifests?\/\S+: (404|not found)|failed to resolve (reference|source metadata).*: not found|: not found: |no such manifest/i,
    'tag-unknown',
  ],
  [
    /invalid reference format|repository name must be lowercase|invalid repository name|could not parse reference/i,
    'reference-invalid',
  ],
  [/request entity too large|413 /i, 'body-too-large'],
  [
    /invalid character '<' looking for|error parsing HTTP \d+ response body|unexpected content type|text\/html|unknown: Not Found/i,
    'not-a-registry',
  ],
  [
    /schema ?(version )?1.*(deprecat|support|removed)|unsupported (manifest )?media ?type|mediaType .*(no longer|not) supported|media type .* is no longer supported/i,
    'format-outdated',
  ],
  [
    /digest (did not match|mismatch|verification failed)|filesystem layer verification failed|unexpected commit digest|checksum (mismatch|error)|unexpected EOF.*layer|invalid (tar|gzip) header|size validation failed|archive\/tar: invalid/i,
    'content-damaged',
  ],
  [
    /50[0234] (Internal Server Error|Bad Gateway|Service (Temporarily )?Unavailable|Gateway Time-?out)|internal server error|received unexpected HTTP status: 5\d\d|unexpected status.*: 5\d\d|blob upload (unknown|invalid)/i,
    'server-error',
  ],
  [/404 (page )?not found|unexpected status.*404|received unexpected HTTP status: 404/i, 'not-a-registry'],
]
