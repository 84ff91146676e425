import { drivers } from './scripts/import-rules/drivers.mjs'
import { everywhere } from './scripts/import-rules/everywhere.mjs'
import { hosts } from './scripts/import-rules/hosts.mjs'
import { page } from './scripts/import-rules/page.mjs'
import { rooms } from './scripts/import-rules/rooms.mjs'

/** Who may import what. Each rule says what to do instead. */
export default {
  forbidden: [...everywhere, ...page, ...rooms, ...drivers, ...hosts],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    // A type is knowledge too: what imports one depends on it.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
