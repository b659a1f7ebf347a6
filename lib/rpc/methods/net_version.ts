import { method } from '../method.ts'
import { noParams } from '../params.ts'

export const net_version = method({ access: 'public', parse: noParams, run: (_, { chainId }) => String(chainId) })
