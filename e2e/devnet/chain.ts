import {
  type Abi,
  type Address,
  decodeErrorResult,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
  hexToBigInt,
  numberToHex,
  toFunctionSelector,
} from 'viem'
import { testAccounts } from './accounts.ts'
import type { Artifact, Artifacts } from './compile.ts'
import { rpc } from './rpc.ts'

/** A contract at its address, as scenario and stories talk to it. Arguments are checked by the ABI at run time only. */
export type Contract = {
  address: Address
  abi: Abi
  /** `eth_call` at the latest block. */
  read(name: string, args?: readonly unknown[]): Promise<unknown>
  /** A transaction from any address, mined at once. Throws `TransactionReverted`. */
  write(name: string, args: readonly unknown[], from: Address, value?: bigint): Promise<Receipt>
}

export type Receipt = { transactionHash: Hex; blockNumber: bigint; gasUsed: bigint; logs: readonly Log[] }
type Log = { address: Address; topics: readonly Hex[]; data: Hex }

/** `value` in wei; without `to` it creates a contract. */
export type Transaction = { from: Address; to?: Address; data?: Hex; value?: bigint }

/** A devnet node and what only a devnet can do. Amounts in wei, times in seconds. */
export type Chain = {
  url: string
  artifacts: Artifacts
  rpc(method: string, params?: readonly unknown[]): Promise<unknown>
  /** Sends as anybody: the sender is impersonated and given gas money when it has none. Throws `TransactionReverted`. */
  send(transaction: Transaction): Promise<Receipt>
  /** Sends all and mines them into one block. Throws `TransactionReverted` for the first that failed. */
  sendTogether(transactions: readonly Transaction[]): Promise<readonly Receipt[]>
  at(artifactName: string, address: Address): Contract
  /** Puts a compiled contract's code at an address. Its storage is untouched. */
  place(artifactName: string, address: Address): Promise<Contract>
  balance(account: Address): Promise<bigint>
  setBalance(account: Address, wei: bigint): Promise<void>
  block(): Promise<{ number: bigint; timestamp: bigint }>
  /** Mines blocks 12 seconds apart. */
  mine(blocks: number): Promise<void>
  /** Mines one block that many seconds after the last. */
  increaseTime(seconds: number): Promise<void>
}

/** Wraps a node. `artifacts` give names to contracts and to the errors they revert with. */
export function openChain(url: string, artifacts: Artifacts): Chain {
  const impersonated = new Set<string>(testAccounts.map((account) => account.address.toLowerCase()))
  const errors = errorAbi(artifacts)
  const call = (method: string, params: readonly unknown[] = []) => rpc(url, method, params)
  const balance = async (account: Address) => hexToBigInt((await call('eth_getBalance', [account, 'latest'])) as Hex)
  const setBalance = async (account: Address, wei: bigint) => {
    await call('anvil_setBalance', [account, numberToHex(wei)])
  }

  /**
   * A block we cause has the fee of a quiet day on mainnet. Empty blocks would let it fall to nothing; and it must be the
   * block that has it, not only the next one, or a wallet would reckon from the fallen fee and be refused.
   */
  const keepFee = () => call('anvil_setNextBlockBaseFeePerGas', [numberToHex(quietBaseFee)])

  async function block() {
    const latest = (await call('eth_getBlockByNumber', ['latest', false])) as { number: Hex; timestamp: Hex }
    return { number: hexToBigInt(latest.number), timestamp: hexToBigInt(latest.timestamp) }
  }

  async function impersonate(account: Address): Promise<void> {
    if (impersonated.has(account.toLowerCase())) return
    await call('anvil_impersonateAccount', [account])
    if ((await balance(account)) < gasMoney) await setBalance(account, gasMoney)
    impersonated.add(account.toLowerCase())
  }

  async function submit({ from, to, data = '0x', value = 0n }: Transaction, gas: number): Promise<Hex> {
    await impersonate(from)
    await keepFee()
    // A fixed gas limit: an estimate would run at the latest block, the transaction runs in the next, and rules that
    // count blocks differ between the two.
    const request = { from, ...(to && { to }), data, value: numberToHex(value), gas: numberToHex(gas) }
    return (await call('eth_sendTransaction', [request])) as Hex
  }

  async function mined(hash: Hex): Promise<Receipt> {
    const receipt = await receiptOf(hash)
    if (receipt.status !== '0x1') throw new TransactionReverted(hash, await revertData(hash), errors)
    return {
      transactionHash: hash,
      blockNumber: hexToBigInt(receipt.blockNumber),
      gasUsed: hexToBigInt(receipt.gasUsed),
      logs: receipt.logs,
    }
  }

  async function sendTogether(transactions: readonly Transaction[]): Promise<readonly Receipt[]> {
    await call('evm_setAutomine', [false])
    const hashes: Hex[] = []
    try {
      for (const transaction of transactions) hashes.push(await submit(transaction, 6_000_000))
    } finally {
      await call('evm_mine')
      await call('evm_setAutomine', [true])
    }
    const receipts: Receipt[] = []
    for (const hash of hashes) receipts.push(await mined(hash))
    return receipts
  }

  const send = async (transaction: Transaction) => mined(await submit(transaction, 16_000_000))

  /** The node mines at once, but after it has answered. */
  async function receiptOf(hash: Hex): Promise<RawReceipt> {
    for (const started = Date.now(); Date.now() - started < 10_000; ) {
      const receipt = (await call('eth_getTransactionReceipt', [hash])) as RawReceipt | null
      if (receipt) return receipt
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    throw new Error(`transaction ${hash} was not mined`)
  }

  async function revertData(hash: Hex): Promise<Hex> {
    const trace = (await call('debug_traceTransaction', [hash, { tracer: 'callTracer' }])) as { output?: Hex }
    return trace.output ?? '0x'
  }

  function artifact(name: string): Artifact {
    const found = artifacts[name]
    if (!found) throw new Error(`no contract is named ${name}`)
    return found
  }

  function at(artifactName: string, address: Address): Contract {
    const { abi } = artifact(artifactName)
    return {
      address,
      abi,
      async read(functionName, args = []) {
        const data = encodeFunctionData({ abi, functionName, args })
        const result = (await call('eth_call', [{ to: address, data }, 'latest'])) as Hex
        return decodeFunctionResult({ abi, functionName, args, data: result }) as unknown
      },
      write: (functionName, args, from, value = 0n) =>
        send({ from, to: address, data: encodeFunctionData({ abi, functionName, args }), value }),
    }
  }

  return {
    url,
    artifacts,
    rpc: call,
    send,
    sendTogether,
    at,
    async place(artifactName, address) {
      const { runtime, immutables } = artifact(artifactName)
      if (immutables)
        throw new Error(`${artifactName} keeps values from its constructor; give it an initialiser instead`)
      await call('anvil_setCode', [address, runtime])
      return at(artifactName, address)
    },
    balance,
    setBalance,
    block,
    async mine(blocks) {
      if (blocks > 1) await call('anvil_mine', [numberToHex(blocks - 1), numberToHex(12)])
      await keepFee()
      if (blocks > 0) await call('evm_mine')
    },
    async increaseTime(seconds) {
      const { timestamp } = await block()
      await call('evm_setNextBlockTimestamp', [numberToHex(timestamp + BigInt(seconds))])
      await keepFee()
      await call('evm_mine')
    },
  }
}

const gasMoney = 10n ** 18n
/** Wei per gas. */
const quietBaseFee = 900_000_000

type RawReceipt = { status: Hex; blockNumber: Hex; gasUsed: Hex; logs: Log[] }

function errorAbi(artifacts: Artifacts): Abi {
  const bySelector = new Map<string, Abi[number]>()
  for (const { abi } of Object.values(artifacts)) {
    for (const item of abi) {
      if (item.type !== 'error') continue
      bySelector.set(toFunctionSelector({ ...item, type: 'function', outputs: [], stateMutability: 'view' }), item)
    }
  }
  return [...bySelector.values()]
}

/** A transaction was mined and failed. `reason` is the custom error's name or the revert string. */
export class TransactionReverted extends Error {
  override name = 'TransactionReverted'
  readonly reason: string

  constructor(
    readonly hash: Hex,
    readonly data: Hex,
    errors: Abi,
  ) {
    const reason = readReason(data, errors)
    super(`transaction reverted: ${reason}`)
    this.reason = reason
  }
}

function readReason(data: Hex, errors: Abi): string {
  if (data === '0x') return '(no data)'
  try {
    const { errorName, args } = decodeErrorResult({ abi: errors, data })
    return errorName === 'Error' || errorName === 'Panic' ? String(args?.[0]) : errorName
  } catch {
    return data // none of our contracts declares it
  }
}
