import { encodeFunctionData, type Hex, parseAbi, zeroHash } from 'viem'
import { openedApproval } from '../pages/approval.ts'
import type { BenchTab } from './browser/tab.ts'
import { watchWindows } from './browser/windows.ts'
import type { Lab } from './lab.ts'
import { createPacer } from './pacer.ts'
import { asSource, type Explained, sendRequest, watchExplanation } from './probes.ts'
import { ask } from './sampling.ts'

/** Words that the approval window shows while something is still being worked out. */
const pending = 'Working out|Rehearsing|Reading current fees'

/** A page that is connected and asks for signatures, and the windows that Bowline opens for it. */
export type Requests = {
  site: BenchTab
  /** Asks, waits for the window, and tells when it was complete. Wall-clock times. */
  open(method: string, params: unknown): Promise<Explained & { sent: number }>
  /** Asks again while a window is there. */
  add(method: string, params: unknown): Promise<void>
  /** Presses the button of the oldest request. Returns the time from the press to the answer in the page. Unit: ms. */
  confirm(): Promise<number>
  close(): Promise<void>
}

export async function openRequests(lab: Lab): Promise<Requests> {
  const { ours, page } = lab
  const { cdp } = ours.chromium
  const site = await ours.chromium.open(page)
  const windows = await watchWindows(cdp, '/approval.html', asSource(watchExplanation, pending))
  const asked: string[] = []
  let count = 0
  const send = async (method: string, params: unknown): Promise<number> => {
    count += 1
    const key = `benchAnswer${count}`
    asked.push(key)
    return ask(site)(sendRequest, ours.rdns, method, params, key)
  }
  let window: BenchTab | undefined
  const requests: Requests = {
    site,
    async open(method, params) {
      await pace()
      const sent = await send(method, params)
      window = await windows.next()
      const times = await ask(window)(() => globalThis.benchExplained)
      return { sent, ...times }
    },
    add: async (method, params) => void (await send(method, params)),
    async confirm() {
      if (window === undefined) throw new Error('No window was opened.')
      const approval = await openedApproval(ours.browser)
      const pressing = ask(window)(() => globalThis.benchNextPress())
      await approval.confirm()
      const pressed = await pressing
      const key = asked.shift() ?? ''
      const answer = await ask(site)(
        (name) => (globalThis as unknown as Record<string, Promise<{ at: number; error: string | null }>>)[name],
        key,
      )
      if (answer === undefined || answer.error !== null) throw new Error(`Not answered: ${answer?.error}`)
      if (asked.length === 0) await approval.gone()
      return answer.at - pressed
    },
    async close() {
      await windows.stop()
      await site.close()
    },
  }
  if (!connected.has(lab)) {
    await requests.open('eth_requestAccounts', [])
    await requests.confirm()
    connected.add(lab)
  }
  return requests
}

/** Where the site has been allowed to see the accounts. */
const connected = new WeakSet<Lab>()
const pace = createPacer()

/** What Bowline asks while it follows its own transactions into their blocks, whatever else goes on. */
const following = new Set([
  'eth_blockNumber',
  'eth_getBlockByNumber',
  'eth_getTransactionByHash',
  'eth_getTransactionReceipt',
])

/** Requests the endpoint got since it last forgot, but for those. */
export function requestsOf({ rpc }: Lab): number {
  return rpc.requests.filter(({ methods }) => !methods.every((method) => following.has(method))).length
}

const abi = parseAbi([
  'function depositIntoStrategy(address strategy, address token, uint256 amount) returns (uint256)',
  'function delegateTo(address operator, (bytes signature, uint256 expiry) approverSignatureAndExpiry, bytes32 salt)',
])

type Call = { from: string; to: string; data: Hex }

/** A deposit of a hundredth stETH into its strategy. */
export function depositOf({ devnet: { contracts }, account }: Lab): Call {
  const { stETH, stETHStrategy, strategyManager } = contracts
  const args = [stETHStrategy.address, stETH.address, 10n ** 16n] as const
  return {
    from: account,
    to: strategyManager.address,
    data: encodeFunctionData({ abi, functionName: 'depositIntoStrategy', args }),
  }
}

/** A delegation to the first operator. */
export function delegationOf({ devnet: { contracts, operators }, account }: Lab): Call {
  const [operator] = operators
  if (operator === undefined) throw new Error('The devnet has no operators.')
  const args = [operator.address, { signature: '0x', expiry: 0n }, zeroHash] as const
  return {
    from: account,
    to: contracts.delegationManager.address,
    data: encodeFunctionData({ abi, functionName: 'delegateTo', args }),
  }
}
