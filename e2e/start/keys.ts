import { emitKeypressEvents } from 'node:readline'
import { type StartChain, slashOperator } from './chain.ts'

/** Lets the person at the terminal move the chain: m mines past the delay, s slashes. Resolves on q or Ctrl-C. */
export function listenToKeys(chain: StartChain): Promise<void> {
  const { stdin } = process
  if (!stdin.isTTY) return new Promise(() => undefined)
  emitKeypressEvents(stdin)
  stdin.setRawMode(true)
  return new Promise((resolve) => {
    stdin.on('keypress', (_, key: { name?: string; ctrl?: boolean }) => {
      if (key.name === 'q' || (key.ctrl && key.name === 'c')) {
        stdin.setRawMode(false)
        stdin.pause()
        resolve()
        return
      }
      const told = key.name === 'm' ? mine(chain) : key.name === 's' ? slash(chain) : undefined
      told?.then(console.log, (error: unknown) => console.log(`That did not work: ${String(error)}`))
    })
  })
}

async function mine(chain: StartChain): Promise<string> {
  return `${await chain.pass()} blocks passed.`
}

async function slash({ devnet }: StartChain): Promise<string> {
  if (devnet === null) return 'On a fork nobody slashes on request.'
  await slashOperator(devnet)
  return 'EigenDA slashed P2P.org: a tenth of the stETH delegated to it is gone.'
}
