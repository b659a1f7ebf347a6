import { assertSigner, method } from '../method.ts'
import { parseTransaction } from '../transaction.ts'

export const eth_sendTransaction = method({
  access: 'ask',
  parse: parseTransaction,
  account: ({ from }) => from,
  propose({ from, transaction }, { services }) {
    assertSigner(from, services)
    return { kind: 'transaction', account: from, transaction, replaces: null }
  },
  complete: (record, { transactions }) => transactions.send(record),
})
