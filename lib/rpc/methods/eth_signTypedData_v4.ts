import { parseTypedData } from '../../decode/typedData.ts'
import { assertSigner, method } from '../method.ts'
import { parseAddress, parseList } from '../params.ts'
import { signedBy } from '../signed.ts'

export const eth_signTypedData_v4 = method({
  access: 'ask',
  parse(params, { chainId, services: { keeper } }) {
    const [account, payload] = parseList(params, 2)
    const own = keeper.accounts().map(({ address }) => address)
    return { account: parseAddress(account, 'the account'), ...parseTypedData(payload, chainId, own) }
  },
  account: ({ account }) => account,
  propose({ account, json, primaryType }, { services }) {
    assertSigner(account, services)
    return { kind: 'typed-data', account, json, primaryType }
  },
  complete: (record, { keeper }) =>
    signedBy(record, 'typed-data', ({ account, json }) => keeper.signTypedData(account, json)),
})
