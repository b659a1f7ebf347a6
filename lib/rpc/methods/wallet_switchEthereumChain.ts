import { method, UnauthorizedError } from '../method.ts'
import { parseChainId, parseList, parseRecord } from '../params.ts'

export const wallet_switchEthereumChain = method({
  access: 'public',
  parse(params) {
    const [target] = parseList(params, 1)
    return parseChainId(parseRecord(target, 'the chain', ['chainId']).chainId)
  },
  async run(target, { origin, chainId, granted, services: { chain, connections, keeper } }) {
    chain.offer(target)
    if (target === chainId) return null
    if (granted === null || keeper.phase() !== 'unlocked') throw new UnauthorizedError()
    await connections.setChain(origin, target)
    return null
  },
})
