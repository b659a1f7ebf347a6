import { method } from '../method.ts'
import { noParams } from '../params.ts'

export const web3_clientVersion = method({
  access: 'public',
  parse: noParams,
  // The name only: a version would let a page tell installations apart.
  run: () => 'Bowline',
})
