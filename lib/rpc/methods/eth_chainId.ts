import { method } from '../method.ts'
import { noParams } from '../params.ts'

export const eth_chainId = method({
  access: 'public',
  parse: noParams,
  run: (_, { chainId }) => `0x${chainId.toString(16)}`,
})
