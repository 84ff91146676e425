// Starts the app whose directory is the first argument, as the official Electron does; the stand-in of the tests has
// lost the part of Electron that does this.
const { join, resolve } = require('node:path')
const { app } = require('electron')

const directory = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const { name, productName = name, version = app.getVersion(), main } = require(join(directory, 'package.json'))
app.setName(productName)
app.setVersion(version)
app.setAppPath(directory)
require(join(directory, main))
