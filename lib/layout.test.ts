import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/** The plan of the house, held to: which room may import which at run time, and what every protocol folder has. */

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

type Import = { from: string; to: string; typeOnly: boolean }

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(join(root, path)).isDirectory()) return sourceFiles(path)
    return /\.tsx?$/.test(name) && !/\.(test|fuzz|d)\.tsx?$/.test(name) && !/fakes?\.ts$/i.test(name) ? [path] : []
  })
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const pattern = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:([^'"]*?)\s+from\s+)?['"]([^'"]+)['"]/g
  return [...text.matchAll(pattern)].map(([, type, names, target]) => {
    const named = /^\{([^}]*)\}$/.exec((names ?? '').trim())?.[1]
    const allTypes =
      named
        ?.split(',')
        .filter((name) => name.trim() !== '')
        .every((name) => name.trim().startsWith('type ')) ?? false
    const path = (target as string).startsWith('.')
      ? normalize(join(dirname(file), target as string))
      : (target as string)
    return { from: file, to: path, typeOnly: type !== undefined || allTypes }
  })
}

const files = ['entrypoints', 'components', 'lib'].flatMap(sourceFiles)
const imports = files.flatMap(importsOf)
const runtime = imports.filter(({ typeOnly }) => !typeOnly)
const shared = ['lib/units.ts', 'lib/errors.ts', 'lib/codec.ts']

/** What a room may import at run time, beyond itself and the three shared files. Longest prefix decides. */
const allowed: Record<string, readonly string[]> = {
  'lib/units.ts': [],
  'lib/errors.ts': [],
  'lib/codec.ts': [],
  'lib/browser': ['lib/messaging'],
  'lib/messaging': ['lib/browser'],
  'lib/provider': ['lib/messaging'],
  'lib/chain': ['lib/protocols'],
  'lib/protocols': [],
  'lib/portfolio': ['lib/protocols', 'lib/chain'],
  'lib/decode': ['lib/protocols'],
  'lib/risk': ['lib/protocols'],
  'lib/safety': ['lib/protocols', 'lib/decode', 'lib/risk'],
  'lib/wallet': ['lib/decode'],
  'lib/rpc': ['lib/decode', 'lib/protocols', 'lib/chain', 'lib/messaging'],
  'lib/background': [
    'lib/rpc',
    'lib/wallet',
    'lib/decode',
    'lib/risk',
    'lib/safety',
    'lib/portfolio',
    'lib/protocols',
    'lib/chain',
    'lib/messaging',
    'lib/browser',
  ],
  'components/tokens.css': [],
  'components/messages': ['lib/protocols', 'components/ui'],
  'components/ui': ['components/messages', 'components/hooks'],
  'components/hooks': ['lib/messaging', 'components/messages'],
  'components/parts': [
    'components/ui',
    'components/hooks',
    'components/messages',
    'lib/messaging',
    'lib/protocols',
    'lib/portfolio',
  ],
  'components/approvals': [
    'components/parts',
    'components/ui',
    'components/hooks',
    'components/messages',
    'lib/messaging',
    'lib/protocols',
    'lib/portfolio',
  ],
  'components/screens': [
    'components/approvals',
    'components/parts',
    'components/ui',
    'components/hooks',
    'components/messages',
    'lib/messaging',
    'lib/protocols',
    'lib/portfolio',
  ],
  'entrypoints/background': ['lib/background', 'lib/browser'],
  'entrypoints/inpage.content.ts': ['lib/provider'],
  'entrypoints/relay.content.ts': ['lib/messaging'],
  entrypoints: ['components', 'lib/messaging', 'lib/provider'],
}

const within = (path: string, room: string) => path === room || path.startsWith(`${room}/`)
function roomOf(file: string): string | undefined {
  const rooms = Object.keys(allowed).filter((room) => within(file, room))
  return rooms.sort((a, b) => b.length - a.length)[0]
}

describe('the plan of the house', () => {
  test('every source file belongs to a room', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([])
  })

  test('run-time imports point the right way', () => {
    const wrong = runtime.filter(({ from, to }) => {
      if (!to.startsWith('lib/') && !to.startsWith('components/') && !to.startsWith('entrypoints/')) return false
      const room = roomOf(from) as string
      return ![room, ...(allowed[room] ?? []), ...shared].some((target) => within(to, target))
    })
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('no import forms a cycle', () => {
    const edges = new Map(files.map((file) => [file, runtime.filter(({ from }) => from === file).map(({ to }) => to)]))
    const state = new Map<string, 'open' | 'done'>()
    const cycles: string[] = []
    const visit = (file: string, path: readonly string[]) => {
      if (state.get(file) === 'done') return
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
        return
      }
      state.set(file, 'open')
      for (const next of edges.get(file) ?? []) if (edges.has(next)) visit(next, [...path, file])
      state.set(file, 'done')
    }
    for (const file of files) visit(file, [])
    expect(cycles).toEqual([])
  })

  test('a protocol folder never imports another protocol', () => {
    const folder = (path: string) => /^lib\/protocols\/([^/]+)\//.exec(path)?.[1]
    const crossed = imports.filter(({ from, to }) => {
      const [here, there] = [folder(from), folder(to)]
      return here !== undefined && there !== undefined && here !== there
    })
    expect(crossed.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('only entrypoints, lib/browser and lib/messaging speak to the browser', () => {
    const speakers = imports.filter(
      ({ from, to }) => to.startsWith('wxt') && !/^(entrypoints|lib\/browser|lib\/messaging)\//.test(from),
    )
    expect(speakers.map(({ from }) => from)).toEqual([])
  })

  test('only lib/background holds lib/wallet, and only lib/chain fetches', () => {
    const holders = runtime.filter(
      ({ from, to }) => to.startsWith('lib/wallet/') && !/^lib\/(wallet|background)\//.test(from),
    )
    expect(holders.map(({ from }) => from)).toEqual([])
    const fetchers = files.filter(
      (file) => /\bfetch\(/.test(readFileSync(join(root, file), 'utf8')) && !file.startsWith('lib/chain/'),
    )
    expect(fetchers).toEqual([])
  })

  test('nothing of viem, React or zustand loads on a page', () => {
    const reach = (file: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(file)) return seen
      seen.add(file)
      for (const { to } of runtime.filter(({ from }) => from === file)) reach(to, seen)
      return seen
    }
    for (const script of files.filter((file) => /^entrypoints\/[^/]+\.content\.ts$/.test(file))) {
      const packages = [...reach(script)].filter((path) => !existsSync(join(root, path)))
      expect(packages.filter((name) => !name.startsWith('wxt/utils') && name !== 'wxt/browser')).toEqual([])
    }
  })

  test('every protocol folder has the same files, and stands in every list', () => {
    const base = join(root, 'lib/protocols')
    const folders = readdirSync(base).filter((name) => statSync(join(base, name)).isDirectory())
    expect(folders.length).toBeGreaterThan(40)
    const has = (folder: string, file: string) => existsSync(join(base, folder, file))
    const lists = ['index.ts', 'words.en.ts', 'words.zh.ts', 'cards.ts'].map((name) => [
      name,
      readFileSync(join(base, name), 'utf8'),
    ])
    for (const folder of folders) {
      const always = ['index.ts', 'addresses.ts', 'abi.ts', 'read.ts', 'decode.ts']
      expect(
        always.filter((file) => !has(folder, file)),
        folder,
      ).toEqual([])
      // What people read of it: ether needs no introduction, and a folder without tokens no card.
      const told =
        folder === 'native' ? [] : ['words.en.ts', 'words.zh.ts', ...(has(folder, 'card.ts') ? ['card.ts'] : [])]
      expect(
        told.filter((file) => !has(folder, file)),
        folder,
      ).toEqual([])
      const tests = readdirSync(join(base, folder)).filter((name) => name.endsWith('.test.ts'))
      if (folder !== 'native') expect(tests.length, folder).toBeGreaterThan(0)
      for (const [name, text] of lists) {
        const file = name === 'index.ts' ? 'index.ts' : name === 'cards.ts' ? 'card.ts' : (name as string)
        if (has(folder, file)) expect(text, `${folder} in ${name}`).toContain(`'./${folder}/${file}'`)
      }
    }
  })

  test('a method file is named as on the wire and registered once', () => {
    const table = readFileSync(join(root, 'lib/rpc/index.ts'), 'utf8')
    const methods = readdirSync(join(root, 'lib/rpc/methods')).filter((name) => /^[a-z]+_\w+\.ts$/.test(name))
    expect(methods.length).toBeGreaterThan(8)
    for (const file of methods) expect(table, file).toContain(`./methods/${file}`)
  })

  test('no source file is past 400 lines', () => {
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 400)
    expect(long.map((file) => relative('.', file))).toEqual([])
  })
})
