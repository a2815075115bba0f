#!/usr/bin/env node
'use strict'
// `npx early-signs COMMAND`: runs the command line on the Node 24 that `npm start` has installed, or says so.

const { spawn } = require('node:child_process')
const { existsSync } = require('node:fs')
const { constants } = require('node:os')
const path = require('node:path')
const { pathToFileURL } = require('node:url')

const NEEDED_NODE = 24
const root = path.join(__dirname, '..')
const modules = path.join(root, 'node_modules')
const main = path.join(root, 'src', 'cli', 'main.ts')
const platform = process.platform.replace('win32', 'win')
const node = path.join(modules, `node-${platform}-${process.arch}`, 'bin', 'node')

const refuse = (sentence) => {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

const runOn = (command) => {
  const child = spawn(command, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code === null ? 128 + constants.signals[signal] : code
  })
}

if (!existsSync(path.join(modules, '.early-signs-installed'))) {
  refuse('Early Signs is not installed yet. Run `npm start` first: it installs everything.')
} else if (Number(process.versions.node.split('.')[0]) >= NEEDED_NODE) {
  import(pathToFileURL(main).href)
} else if (existsSync(node)) {
  runOn(node)
} else {
  refuse(`Early Signs runs on Node ${NEEDED_NODE}. Run \`npm start\`: it installs it, or says what to do.`)
}
