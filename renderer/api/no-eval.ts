import { z } from 'zod'

// Zod compiles parsers with `new Function` and probes for it when the first schema is made. The page's content security
// policy forbids that and would report each probe, so this module must be imported before any schema.
z.config({ jitless: true })
