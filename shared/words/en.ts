import { app } from './en/app.ts'
import { causes, programs } from './en/causes.ts'
import { commands } from './en/commands.ts'
import { errors } from './en/errors.ts'
import { notes } from './en/notes.ts'
import { phrases } from './en/phrases.ts'
import { terminal } from './en/terminal.ts'

/** Every word that Mooring says, in English. */
export const en = { errors, notes, causes, programs, phrases, app, terminal, commands }
