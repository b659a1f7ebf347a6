import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { rpc } from './rpc.ts'

/** The well-known public test phrase. Nothing else is ever used on the devnet; never put value on it. */
export const testMnemonic = 'test test test test test test test test test test test junk'

/** A running node. `stop` resolves when the process is gone. */
export type Anvil = { url: string; port: number; stop(): Promise<void> }

export type StartAnvilOptions = {
  /** Default: a free one. */
  port?: number
  /** A state written by `anvil_dumpState`, as a file of JSON. */
  loadState?: string
  /** Number and timestamp (seconds) of the first block. Ignored when a state is loaded. */
  genesis?: { number: number; timestamp: number }
  /** Default: 1. */
  chainId?: number
  /** The user's own node, for a fork of mainnet. */
  forkUrl?: string
}

/**
 * The node's binary from the package of this platform. The npm package would link it in an install script; ours are off,
 * so it is looked up directly. Throws `AnvilError` when there is none for this machine.
 */
function findAnvil(): string {
  const platform = process.platform === 'win32' ? 'win32' : process.platform === 'darwin' ? 'darwin' : 'linux'
  // Windows on ARM runs x64 programs, and no ARM build is published for it.
  const cpu = process.arch === 'arm64' && platform !== 'win32' ? 'arm64' : 'amd64'
  const name = `@foundry-rs/anvil-${platform}-${cpu}`
  const file = platform === 'win32' ? 'anvil.exe' : 'anvil'
  // The platform package is a dependency of the main one, which may keep it in a node_modules of its own.
  const require = createRequire(import.meta.url)
  const folders = [...(require.resolve.paths(name) ?? [])]
  for (const folder of [...folders]) folders.push(join(folder, '@foundry-rs', 'anvil', 'node_modules'))
  for (const folder of folders) {
    const path = join(folder, name, 'bin', file)
    if (existsSync(path)) return path
  }
  throw new AnvilError(`The package ${name} is not installed. Run "npm ci" without --omit=optional.`)
}

/** Starts a node that looks like mainnet (chain id 1, 12 seconds a block) and answers. Throws `AnvilError`. */
export async function startAnvil(options: StartAnvilOptions = {}): Promise<Anvil> {
  const port = options.port ?? (await freePort())
  const child = spawn(findAnvil(), anvilArguments(port, options), { stdio: ['ignore', 'ignore', 'pipe'] })
  const stop = stopper(child)
  const url = `http://127.0.0.1:${port}`
  try {
    const milliseconds = options.forkUrl === undefined ? 20_000 : 60_000
    await answering(url, child, { chainId: options.chainId ?? 1, milliseconds })
    await rpc(url, 'anvil_setBlockTimestampInterval', [12])
  } catch (error) {
    await stop()
    throw error
  }
  return { url, port, stop }
}

function anvilArguments(port: number, options: StartAnvilOptions): string[] {
  const args = ['--host', '127.0.0.1', '--port', String(port), '--mnemonic', testMnemonic]
  args.push('--quiet', '--disable-code-size-limit', '--allow-origin', '*', '--no-request-size-limit')
  // Real blocks hold 60 million gas; one round of reads for fifty accounts must fit as it does on a real node.
  args.push('--gas-limit', '60000000')
  // A fork keeps its node's chain id, so that a node of another chain is noticed and refused.
  if (options.forkUrl !== undefined) args.push('--fork-url', options.forkUrl)
  else args.push('--chain-id', String(options.chainId ?? 1))
  if (options.loadState !== undefined) args.push('--load-state', options.loadState)
  else if (options.genesis)
    args.push('--number', String(options.genesis.number), '--timestamp', String(options.genesis.timestamp))
  return args
}

const running = new Set<ChildProcess>()

function killAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** No node outlives us: not when we end, and not when we are ended by a signal that nobody else handles. */
function killAllAtTheEnd(): void {
  if (process.listeners('exit').includes(killAll)) return
  process.once('exit', killAll)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const end = () => {
      if (process.listenerCount(signal) > 0) return // whoever else listens decides; `exit` still comes in the end
      killAll()
      process.kill(process.pid, signal)
    }
    process.once(signal, end)
  }
}

function stopper(child: ChildProcess): () => Promise<void> {
  killAllAtTheEnd()
  running.add(child)
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  void gone.then(() => running.delete(child))
  return async () => {
    child.kill('SIGKILL')
    await gone
  }
}

type Wanted = { chainId: number; milliseconds: number }

async function answering(url: string, child: ChildProcess, { chainId: wanted, milliseconds }: Wanted): Promise<void> {
  let said = ''
  let ended: string | undefined
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000)
  })
  child.once('exit', (code) => {
    ended = `The node ended with code ${code}. ${said}`
  })
  child.once('error', (error) => {
    ended = `The node did not start: ${error.message}`
  })
  const deadline = Date.now() + milliseconds
  while (Date.now() < deadline) {
    if (ended !== undefined) throw new AnvilError(ended)
    const chainId = await rpc(url, 'eth_chainId').catch(() => undefined)
    if (chainId === `0x${wanted.toString(16)}`) return
    if (chainId !== undefined)
      throw new AnvilError(`Chain id ${String(chainId)} answered at ${url}; it should be ${wanted}.`)
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  throw new AnvilError(`No answer from the node at ${url}. ${said}`)
}

/** A port nobody listens on right now. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new AnvilError('No free port.')
  return address.port
}

/** The node could not be found or started. */
class AnvilError extends Error {
  override name = 'AnvilError'
}
