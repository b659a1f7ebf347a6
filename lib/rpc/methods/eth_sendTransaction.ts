import { decodeTransaction } from '../../decode/transaction.ts'
import { assertSigner, method } from '../method.ts'
import { parseTransaction } from '../transaction.ts'

export const eth_sendTransaction = method({
  access: 'ask',
  parse(params, context) {
    const parsed = parseTransaction(params, context)
    // A call of a known function whose arguments are not all there is refused before any window (H109).
    decodeTransaction(parsed.transaction, parsed.from)
    return parsed
  },
  account: ({ from }) => from,
  propose({ from, transaction }, { services }) {
    assertSigner(from, services)
    return { kind: 'transaction', account: from, transaction, replaces: null }
  },
  complete: (record, { transactions }) => transactions.send(record),
})
