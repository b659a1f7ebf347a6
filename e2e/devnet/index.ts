import { testAccounts } from './accounts.ts'
import { testMnemonic } from './anvil.ts'
import { startDevnet } from './api.ts'
import { startFork } from './fork.ts'

/** `npm run devnet [-- --port 8545] [--fork <url>]`: runs until Ctrl-C. */
async function main(args: readonly string[]): Promise<void> {
  const option = (name: string) => {
    const index = args.indexOf(name)
    return index < 0 ? undefined : args[index + 1]
  }
  const port = Number(option('--port') ?? 8545)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new RangeError('--port wants a number up to 65535')
  const forkUrl = option('--fork')
  const stop = forkUrl === undefined ? await runDevnet(port) : await runFork(port, forkUrl)
  for (const { index, address, privateKey } of testAccounts) console.log(`  ${index}  ${address}  ${privateKey}`)
  console.log(
    `\nPhrase: ${testMnemonic}\nKnown to the whole world: never send anything of value there. Ctrl-C ends the devnet.`,
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void stop().then(() => process.exit(0))
    })
  }
}

async function runDevnet(port: number): Promise<() => Promise<void>> {
  const devnet = await startDevnet({ port })
  console.log(
    `Devnet: ${devnet.url}  (chain id 1, state loaded in ${Math.round(devnet.loadedIn)} ms; the limit is 2000)\n`,
  )
  return devnet.stop
}

async function runFork(port: number, forkUrl: string): Promise<() => Promise<void>> {
  const fork = await startFork(forkUrl, { port })
  console.log(`Fork of mainnet: ${fork.url}\n`)
  return fork.stop
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
