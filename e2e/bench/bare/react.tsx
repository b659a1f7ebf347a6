import { createRoot } from 'react-dom/client'
import { rows } from './rows.ts'

function Rows() {
  return (
    <ul>
      {rows.map(({ symbol, balance }) => (
        <li key={symbol}>
          {symbol} <data value={String(balance)}>{(Number(balance) / 1e18).toFixed(4)}</data>
        </li>
      ))}
    </ul>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<Rows />)
