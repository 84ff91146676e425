import type { CauseRow } from '../../../../shared/error-texts.ts'
import type { CauseCode } from '../../../../shared/words/en/causes.ts'

/** What has nothing to do with a registry, and what people paste all the same: the engine's daily errors. */
export const systemRows: readonly CauseRow<CauseCode>[] = [
  [/no space left on device|disk quota exceeded|ENOSPC|not enough space/i, 'disk-full'],
  [/out of memory|OOMKilled|cannot allocate memory|exit code:? 137|heap out of memory|\bKilled$/i, 'memory-short'],
  [
    /address already in use|port is already allocated|EADDRINUSE|bind for \S+ failed|ports are not available/i,
    'port-taken',
  ],
  [
    /is already in use by container|already exists|(volume|image|network) .*is (in use|being used)|has active endpoints|conflict: unable to (remove|delete)|image is being used/i,
    'name-taken',
  ],
  [
    /no such (container|image|volume|network|service|object)|network \S+ (not found|declared as external)/i,
    'not-there',
  ],
  [/exec format error|exec user process caused/i, 'platform-wrong'],
  [
    /OCI runtime (create|exec) failed|failed to create (shim|task|containerd)|error mounting|invalid mount config|mounts denied|runc (create|run) failed|cgroup/i,
    'container-failed',
  ],
  [/non-overlapping IPv4 address pool|address pools have been fully subnetted|pool overlaps/i, 'network-pool'],
  [
    /failed to compute cache key|forbidden path outside the build context|COPY failed|ADD failed|failed to calculate checksum|Dockerfile.*(no such file|not found)|failed to read dockerfile/i,
    'file-missing',
  ],
  [/did not complete successfully: exit code|returned a non-zero code/i, 'build-failed'],
  [
    /dockerfile parse error|yaml: |(unmarshal|unexpected end of JSON|invalid character .* (looking|after))|additional propert(y|ies)|SyntaxError|parse error/i,
    'file-format',
  ],
  [/ErrImagePull|ImagePullBackOff|Back-off pulling image/i, 'pull-event'],
  [/read-only file system|operation not permitted|permission denied|EACCES/i, 'permission-denied'],
  [
    /executable file not found|command not found|no such file or directory|ENOENT|cannot find the file/i,
    'file-missing',
  ],
]
