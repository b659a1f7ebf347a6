import { createRoot } from 'react-dom/client'
import { createPublicClient, formatEther, http } from 'viem'
import { mainnet } from 'viem/chains'
import { create } from 'zustand'
import { rows } from './rows.ts'

/** As wallets' pages usually are: a store, and a client at hand. */
const client = createPublicClient({ chain: mainnet, transport: http('http://127.0.0.1:1') })
const useStore = create(() => ({ rows, refresh: () => client.getBlockNumber() }))

function Rows() {
  const { rows: shown, refresh } = useStore()
  return (
    <ul onDoubleClick={() => void refresh()}>
      {shown.map(({ symbol, balance }) => (
        <li key={symbol}>
          {symbol} <data value={String(balance)}>{formatEther(balance)}.0000</data>
        </li>
      ))}
    </ul>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<Rows />)
