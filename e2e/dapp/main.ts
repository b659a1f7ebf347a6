import {
  type Address,
  createPublicClient,
  createWalletClient,
  custom,
  formatEther,
  type Hash,
  isAddressEqual,
} from 'viem'
import { mainnet } from 'viem/chains'
import { log, logError, watch } from './log.ts'
import { type Holdings, readHoldings } from './reads.ts'
import { discoverWallets, type Wallet } from './wallets.ts'
import * as writes from './writes.ts'

/**
 * A restaking front end as one would meet it: it knows wallets only through EIP-6963 and talks to them only through
 * viem. Every provider event, and every error with its code and data, is written to the log at the bottom.
 */
type Config = { operators: readonly { address: Address; name: string }[] }

const config = (await (await fetch('/config.json')).json()) as Config
let session: writes.Session | null = null
let provider: ReturnType<typeof watch> | null = null

function one<element extends HTMLElement>(id: string): element {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page has no #${id}.`)
  return found as element
}

function short(address: string): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`
}

function operatorName(address: Address): string {
  const known = config.operators.find((operator) => isAddressEqual(operator.address, address))
  return known === undefined ? short(address) : known.name
}

function showWallet(wallet: Wallet): void {
  one('no-wallet').hidden = true
  const button = document.createElement('button')
  button.type = 'button'
  const icon = document.createElement('img')
  icon.src = wallet.info.icon
  icon.alt = ''
  const rdns = document.createElement('small')
  rdns.textContent = wallet.info.rdns
  button.append(icon, `Connect ${wallet.info.name}`, rdns)
  button.setAttribute('aria-label', `Connect ${wallet.info.name}`)
  button.onclick = () => connect(wallet)
  const row = document.createElement('li')
  row.append(button)
  one('wallets').append(row)
}

async function connect(wallet: Wallet): Promise<void> {
  provider = watch(wallet.provider)
  wallet.provider.on('accountsChanged', (accounts: readonly Address[]) => use(accounts))
  wallet.provider.on('chainChanged', () => void refresh())
  await attempt(async () => use((await provider?.request({ method: 'eth_requestAccounts' })) ?? []))
}

function use(accounts: readonly Address[]): void {
  const [account] = accounts
  if (account === undefined || provider === null) {
    session = null
    one('session').textContent = 'Not connected'
    one('disconnect').hidden = true
    return
  }
  const transport = custom(provider, { retryCount: 0 })
  session = {
    account,
    reader: createPublicClient({ chain: mainnet, transport, pollingInterval: 400 }),
    signer: createWalletClient({ chain: mainnet, transport }),
  }
  one('session').textContent = accounts.length === 1 ? account : `${account} and ${accounts.length - 1} more`
  one('disconnect').hidden = false
  void refresh()
}

async function refresh(): Promise<void> {
  if (session === null) return
  try {
    show(await readHoldings(session.reader, session.account))
  } catch (error) {
    log('error', `Reading failed: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
  }
}

function show(holdings: Holdings): void {
  one('ether').textContent = round(holdings.ether)
  one('steth').textContent = round(holdings.stEth)
  one('restaked').textContent = round(holdings.restaked)
  one('operator').textContent = holdings.operator === null ? 'none' : operatorName(holdings.operator)
  one('block').textContent = String(holdings.block)
  one('queued').replaceChildren(
    ...holdings.queued.map((queued) => {
      const row = document.createElement('li')
      const ready = BigInt(queued.withdrawal.startBlock) + holdings.delay + 1n
      const left = ready - holdings.block
      row.append(`Withdrawal ${queued.withdrawal.nonce}: ${round(queued.shares[0] ?? 0n)} shares, `)
      row.append(left > 0n ? `completable in ${left} blocks` : 'completable now')
      const buttons = document.createElement('div')
      buttons.className = 'row'
      buttons.append(
        action('Complete as tokens', (current) => writes.completeWithdrawal(current, queued, true)),
        action('Complete as shares', (current) => writes.completeWithdrawal(current, queued, false), 'quiet'),
      )
      row.append(buttons)
      return row
    }),
  )
}

function round(wei: bigint): string {
  return formatEther(wei).replace(/(\.\d{6})\d+$/, '$1')
}

/** Errors were written down where they arrived; a failed step must only not stop the page. */
async function attempt(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    const text = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    log('error', `Stopped: ${text}`)
  }
}

function transact(send: (session: writes.Session) => Promise<Hash>): Promise<void> {
  return attempt(async () => {
    if (session === null) throw new Error('Connect a wallet first.')
    const { reader } = session
    const hash = await send(session)
    const receipt = await reader.waitForTransactionReceipt({ hash, timeout: 60_000 })
    log('mined', `${receipt.status} in block ${receipt.blockNumber}`, hash)
    await refresh()
  })
}

function action(label: string, send: (session: writes.Session) => Promise<Hash>, look = ''): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = look
  button.textContent = label
  button.onclick = () => transact(send)
  return button
}

function onClick(id: string, run: () => unknown): void {
  one<HTMLButtonElement>(id).onclick = () => void run()
}

function typed(id: string): string {
  return one<HTMLInputElement>(id).value.trim()
}

function sign(run: (session: writes.Session) => Promise<string>): Promise<void> {
  return attempt(async () => {
    if (session === null) throw new Error('Connect a wallet first.')
    await run(session)
  })
}

one('operators').append(
  ...config.operators.map(({ name, address }) => new Option(`${name} · ${short(address)}`, address)),
)
onClick('refresh', refresh)
onClick('disconnect', () =>
  attempt(async () => {
    await provider?.request({ method: 'wallet_revokePermissions', params: [{ eth_accounts: {} }] })
    use([])
  }),
)
onClick('approve', () => transact((current) => writes.approveStEth(current, typed('deposit-amount'), false)))
onClick('approve-unlimited', () => transact((current) => writes.approveStEth(current, typed('deposit-amount'), true)))
onClick('deposit', () => transact((current) => writes.restakeStEth(current, typed('deposit-amount'))))
onClick('delegate', () => transact((current) => writes.delegate(current, typed('operators') as Address)))
onClick('undelegate', () => transact(writes.undelegate))
onClick('queue', () => transact((current) => writes.queueStEth(current, typed('queue-amount'))))
onClick('sign-message', () => sign((current) => writes.signText(current, typed('message'))))
onClick('sign-typed', () => sign(writes.signVote))
onClick('send-raw', async () => {
  if (provider === null) return logError('raw', new Error('Connect a wallet first.'))
  try {
    await provider.request(JSON.parse(typed('raw')))
  } catch (error) {
    if (error instanceof SyntaxError) logError('raw', error)
  }
})
discoverWallets(showWallet)
