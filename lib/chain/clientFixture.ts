import type { EndpointHealth } from '../messaging/mirror.ts'
import { erc20 } from '../protocols/erc20.ts'
import { at, call } from '../protocols/plan.ts'
import { createChainClient } from './client.ts'
import type { FakeNode, Seen } from './fakeNode.ts'

/** A client over fake nodes, for tests only. */
export const first = 'https://first.example/'
export const second = 'https://second.example/'
export const someone = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
export const token = at('0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84', erc20)
export const balance = call(token, 'balanceOf', [someone])

export function setUp(node: FakeNode, urls: readonly string[] = [first]) {
  let time = 0
  let health: readonly EndpointHealth[] = []
  const world = { urls, allowLoopback: false, advance: (ms: number) => (time += ms), health: () => health }
  const client = createChainClient({
    chainId: 1,
    endpoints: () => world.urls,
    allowLoopback: () => world.allowLoopback,
    onHealth: (next) => {
      health = next
    },
    fetch: node.fetch,
    now: () => time,
    wait: async (ms) => {
      time += ms
    },
  })
  return { ...world, client, world }
}

/** Only the first endpoint behaves badly. */
export const onFirst =
  (behave: (seen: Seen) => ReturnType<FakeNode['override']>) =>
  (seen: Seen): ReturnType<FakeNode['override']> =>
    seen.url === first ? behave(seen) : undefined

export const text = (body: string, init?: ResponseInit) => new Response(body, init)
