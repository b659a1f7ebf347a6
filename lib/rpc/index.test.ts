import { describe, expect, test } from 'vitest'
import { fakeHouse, fakeOutside, foreign, otherChain, own, second, watched } from '../background/houseFakes.ts'
import { settle } from '../messaging/fakes.ts'
import { methods } from './index.ts'

const origin = 'https://dapp.example'
const sender = { origin, tabId: 1, frameId: 0, documentId: 'document-1' }

function setup(...given: Parameters<typeof fakeHouse>) {
  const house = fakeHouse(...given)
  const send = (request: unknown, { from = sender, resume = false } = {}) =>
    house.rpc.handle({ sender: from, requestId: crypto.randomUUID(), request, resume })
  const ask = (method: string, params?: unknown) => send(params === undefined ? { method } : { method, params })
  const connect = async (accounts = [own]) => {
    await house.connections.ready
    await house.connections.connect(origin, accounts)
  }
  const approvals = () => house.state.get().approvals
  return { ...house, send, ask, connect, approvals }
}
const code = (wanted: number) => expect.objectContaining({ code: wanted })
const domain = { name: 'x', chainId: 1 }
const typed = JSON.stringify({
  types: {
    EIP712Domain: [
      { name: 'name', type: 'string' },
      { name: 'chainId', type: 'uint256' },
    ],
    M: [{ name: 'a', type: 'string' }],
  },
  primaryType: 'M',
  domain,
  message: { a: 'x' },
})
const signing: [string, (account: string) => unknown][] = [
  ['personal_sign', (account) => ['hello', account]],
  ['eth_signTypedData_v4', (account) => [account, typed]],
  ['eth_sendTransaction', (account) => [{ from: account, to: foreign, value: '0x1' }]],
]

describe('the frame', () => {
  test('H001: what is not a request object', async () => {
    const { send } = setup()
    for (const request of [undefined, null, 42, 'x', [], [{ method: 'eth_chainId' }]]) {
      await expect(send(request)).rejects.toEqual(code(-32600))
    }
  })
  test('H002: a method that is no name', async () => {
    const { send } = setup()
    for (const method of ['', 5, null, { toString: () => 'eth_chainId' }, 'x'.repeat(10_240), ['eth_chainId']]) {
      await expect(send({ method })).rejects.toEqual(code(-32600))
    }
  })
  test('whatever else a request holds is left', async () => {
    const { send } = setup()
    await expect(send({ method: 'eth_chainId', id: 7, jsonrpc: '2.0', origin: 'x' })).resolves.toBe('0x1')
  })
})

describe('the table', () => {
  test('H003: names every object has are names like any other', async () => {
    const { ask } = setup()
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'then', 'valueOf']) {
      await expect(ask(name)).rejects.toEqual(code(-32601))
    }
    await expect(ask('eth_chainId')).resolves.toBe('0x1')
  })
  test('H004, H005: unknown names and names of our own commands never reach a node', async () => {
    const { ask, outside } = setup()
    const names = [
      'foo_bar',
      'debug_traceCall',
      'admin_peers',
      'miner_start',
      'personal_importRawKey',
      'unlock',
      'exportSeed',
    ]
    for (const name of [...names, 'approve', 'vault.reveal', 'approvals.approve', 'ETH_CHAINID', ' eth_chainId']) {
      await expect(ask(name, [])).rejects.toEqual(code(-32601))
    }
    expect(outside.nodeRequests).toEqual([])
  })
  test('H006: what would sign blindly, and what is not offered, is 4200', async () => {
    const { ask, approvals } = setup()
    const names =
      'eth_sign eth_signTransaction eth_decrypt eth_getEncryptionPublicKey eth_signTypedData eth_signTypedData_v3'
    for (const name of [...names.split(' '), 'wallet_addEthereumChain', 'wallet_sendCalls', 'eth_sendRawTransaction']) {
      await expect(ask(name, ['0x', '0x'])).rejects.toEqual(code(4200))
    }
    expect(approvals()).toEqual([])
  })
})

describe('H035: eth_accounts', () => {
  test('is empty until connected and while locked, and opens nothing', async () => {
    const { ask, connect, keeper, outside } = setup()
    await expect(ask('eth_accounts')).resolves.toEqual([])
    await connect([second, own])
    await expect(ask('eth_accounts')).resolves.toEqual([own, second])
    await keeper.lock()
    await expect(ask('eth_accounts')).resolves.toEqual([])
    expect(outside.windows).toEqual([])
  })
  test('puts the account on screen first', async () => {
    const { ask, connect, selection } = setup()
    await connect([own, second])
    await selection.select(second)
    await expect(ask('eth_accounts')).resolves.toEqual([second, own])
  })
  test('tells nothing to another origin, not even one that looks the same (H031)', async () => {
    const { send, connect } = setup()
    await connect()
    for (const other of [
      'https://dapp.example:8443',
      'http://dapp.example',
      'https://www.dapp.example',
      'https://dapp.example.',
    ]) {
      await expect(send({ method: 'eth_accounts' }, { from: { ...sender, origin: other } })).resolves.toEqual([])
    }
  })
})

test('chain and version', async () => {
  const { ask } = setup()
  await expect(ask('eth_chainId')).resolves.toBe('0x1')
  await expect(ask('net_version')).resolves.toBe('1')
  await expect(ask('web3_clientVersion')).resolves.toBe('Bowline')
  await expect(ask('eth_chainId', ['x'])).rejects.toEqual(code(-32602))
})

describe('connecting', () => {
  test('asks once and returns what was ticked', async () => {
    const { ask, approvals, approveFirst } = setup()
    const asked = ask('eth_requestAccounts')
    await settle(2)
    expect(approvals()[0]?.request).toEqual({ kind: 'connect', candidates: [own, second, watched] })
    await approveFirst([second])
    await expect(asked).resolves.toEqual([second])
    await expect(ask('eth_requestAccounts')).resolves.toEqual([second])
    await expect(ask('wallet_getPermissions')).resolves.toMatchObject([
      { invoker: origin, parentCapability: 'eth_accounts', caveats: [{ value: [second] }] },
    ])
  })
  test('again through wallet_requestPermissions, which replaces the accounts', async () => {
    const { ask, connect, approveFirst } = setup()
    await connect([own])
    const asked = ask('wallet_requestPermissions', [{ eth_accounts: {} }])
    await settle(2)
    await approveFirst([second])
    await expect(asked).resolves.toMatchObject([{ caveats: [{ value: [second] }] }])
    await expect(ask('eth_accounts')).resolves.toEqual([second])
  })
  test('permissions that do not exist are -32602', async () => {
    const { ask } = setup()
    for (const params of [
      undefined,
      [],
      [{}],
      [{ eth_accounts: {}, snap: {} }],
      [{ eth_sign: {} }],
      [null],
      [{ eth_accounts: 1 }],
    ]) {
      await expect(ask('wallet_requestPermissions', params)).rejects.toEqual(code(-32602))
      await expect(ask('wallet_revokePermissions', params)).rejects.toEqual(code(-32602))
    }
  })
  test('revoking takes the accounts away; revoking nothing is fine', async () => {
    const { ask, connect } = setup()
    await expect(ask('wallet_revokePermissions', [{ eth_accounts: {} }])).resolves.toBeNull()
    await connect()
    await expect(ask('wallet_revokePermissions', [{ eth_accounts: {} }])).resolves.toBeNull()
    await expect(ask('eth_accounts')).resolves.toEqual([])
    await expect(ask('wallet_getPermissions')).resolves.toEqual([])
  })
  test('without a wallet there is nothing to ask for', async () => {
    const outside = { ...fakeOutside(), setUp: false, unlocked: false }
    const { ask, approvals } = setup(outside)
    await expect(ask('eth_requestAccounts')).rejects.toEqual(code(4100))
    await expect(ask('eth_accounts')).resolves.toEqual([])
    expect(approvals()).toEqual([])
  })
})

describe('H037, P10: while locked', () => {
  test('connecting asks for the password, then for the accounts: unlocking alone grants nothing', async () => {
    const { ask, approvals, approveFirst, keeper } = setup()
    await keeper.lock()
    const asked = ask('eth_requestAccounts')
    await settle(2)
    const [locked] = approvals()
    expect(locked?.request).toEqual({ kind: 'unlock' })
    await keeper.unlock()
    await settle(2)
    expect(approvals()).toMatchObject([{ id: locked?.id, request: { kind: 'connect' } }])
    expect(approvals()[0]?.digest).not.toBe(locked?.digest)
    await expect(ask('eth_accounts')).resolves.toEqual([])
    await approveFirst([own])
    await expect(asked).resolves.toEqual([own])
  })
  test('a connected origin gets one prompt for the password, further ones are -32002, and no is 4001', async () => {
    const { ask, connect, approvals, keeper, rejectFirst } = setup()
    await connect()
    await keeper.lock()
    const asked = ask('personal_sign', ['hello', own])
    await settle(2)
    await expect(ask('personal_sign', ['hello', own])).rejects.toEqual(code(-32002))
    await expect(ask('eth_requestAccounts')).rejects.toEqual(code(-32002))
    await rejectFirst()
    await expect(asked).rejects.toEqual(code(4001))
    expect(approvals()).toEqual([])
  })
  test('after the unlock the normal approval follows', async () => {
    const { ask, connect, approvals, approveFirst, keeper, outside } = setup()
    await connect()
    await keeper.lock()
    const asked = ask('personal_sign', ['hello', own])
    await settle(2)
    await keeper.unlock()
    await settle(2)
    expect(approvals()[0]?.request).toMatchObject({ kind: 'message', account: own, text: 'hello' })
    expect(outside.signed).toEqual([])
    await approveFirst()
    await expect(asked).resolves.toMatch(/^0x/)
  })
  test('a connected origin that only wants its accounts gets them by the unlock', async () => {
    const { ask, connect, keeper } = setup()
    await connect()
    await keeper.lock()
    const asked = ask('eth_requestAccounts')
    await settle(2)
    await keeper.unlock()
    await expect(asked).resolves.toEqual([own])
  })
  test('signing without a connection is refused without a window', async () => {
    const { ask, keeper, approvals, outside } = setup()
    await keeper.lock()
    for (const [method, params] of signing) await expect(ask(method, params(own))).rejects.toEqual(code(4100))
    expect([approvals(), outside.windows]).toEqual([[], []])
  })
  test('taking the own permission away waits for the unlock, since it must be signed', async () => {
    const { ask, connect, keeper } = setup()
    await connect()
    await keeper.lock()
    await expect(ask('wallet_revokePermissions', [{ eth_accounts: {} }])).rejects.toEqual(code(4100))
  })
})

describe('H038: signing', () => {
  test('without connection, with an account not granted, and with a foreign one are the same 4100', async () => {
    const { ask, connect, approvals } = setup()
    const errors = new Set<string>()
    const note = async (method: string, params: unknown) =>
      ask(method, params).catch(({ code, message }) => errors.add(`${code} ${message}`))
    for (const [method, params] of signing) await note(method, params(own))
    await connect([own])
    for (const [method, params] of signing) {
      await note(method, params(second))
      await note(method, params(foreign))
    }
    expect(errors.size).toBe(1)
    expect([...errors][0]).toMatch(/^4100 /)
    expect(approvals()).toEqual([])
  })
  test('with a watched account is 4100 before anybody is asked', async () => {
    const { ask, connect, approvals } = setup()
    await connect([watched])
    for (const [method, params] of signing) await expect(ask(method, params(watched))).rejects.toEqual(code(4100))
    expect(approvals()).toEqual([])
  })
  test('asks with exactly what will be signed, and signs that', async () => {
    const { ask, connect, approvals, approveFirst, outside } = setup()
    await connect()
    for (const [method, params] of signing) {
      const asked = ask(method, params(own))
      await settle(3)
      expect(approvals()).toHaveLength(1)
      await approveFirst()
      await expect(asked).resolves.toMatch(/^0x[0-9a-f]{64}$/)
    }
    expect(outside.signed).toMatchObject([
      `message ${own} 0x68656c6c6f`,
      expect.stringContaining(`typed ${own} {`),
      expect.stringMatching(/^transaction .* 0$/),
    ])
  })
  test('typed data for another chain or with an own account as contract is -32602 (H068, H071)', async () => {
    const { ask, connect } = setup()
    await connect()
    await expect(ask('eth_signTypedData_v4', [own, typed.replace('"chainId":1', '"chainId":5')])).rejects.toEqual(
      code(-32602),
    )
    await expect(ask('eth_signTypedData_v4', [typed, own])).rejects.toEqual(code(-32602))
    await expect(ask('eth_signTypedData_v4', [own])).rejects.toEqual(code(-32602))
  })
})

describe('wallet_switchEthereumChain', () => {
  test('H042: unknown chains are 4902, malformed ones -32602', async () => {
    const { ask } = setup()
    await expect(ask('wallet_switchEthereumChain', [{ chainId: '0x89' }])).rejects.toEqual(code(4902))
    for (const chainId of ['1', 1, '0x01', '0x', '0x1 ', '0x400000000000000000', '0x0', null, undefined]) {
      await expect(ask('wallet_switchEthereumChain', [{ chainId }])).rejects.toEqual(code(-32602))
    }
    await expect(ask('wallet_switchEthereumChain', [{ chainId: '0x1', rpcUrls: [] }])).rejects.toEqual(code(-32602))
    await expect(ask('wallet_switchEthereumChain', ['0x1'])).rejects.toEqual(code(-32602))
  })
  test('to where it is already changes nothing; elsewhere only for connected origins', async () => {
    const { ask, connect } = setup()
    const other = { chainId: `0x${otherChain.toString(16)}` }
    await expect(ask('wallet_switchEthereumChain', [{ chainId: '0x1' }])).resolves.toBeNull()
    await expect(ask('wallet_switchEthereumChain', [other])).rejects.toEqual(code(4100))
    await connect()
    await expect(ask('wallet_switchEthereumChain', [other])).resolves.toBeNull()
    await expect(ask('eth_chainId')).resolves.toBe(other.chainId)
    await expect(ask('net_version')).resolves.toBe(String(otherChain))
  })
})

describe('reads', () => {
  test('go to the node with checked params, the block filled in', async () => {
    const { ask, outside } = setup()
    const hash = `0x${'ab'.repeat(32)}`
    const sent: [string, unknown[], unknown[]][] = [
      ['eth_blockNumber', [], []],
      ['eth_getBalance', [own], [own, 'latest']],
      ['eth_getBalance', [own, '0x10'], [own, '0x10']],
      ['eth_call', [{ to: own, data: '0x' }], [{ to: own, data: '0x' }, 'latest']],
      [
        'eth_call',
        [{ to: own }, 'pending', { [own]: { code: '0x' } }],
        [{ to: own }, 'pending', { [own]: { code: '0x' } }],
      ],
      ['eth_estimateGas', [{ to: own }], [{ to: own }]],
      ['eth_feeHistory', [4, 'latest', [10, 50]], ['0x4', 'latest', [10, 50]]],
      ['eth_getBlockByNumber', ['latest', false], ['latest', false]],
      ['eth_getStorageAt', [own, '0x0', { blockHash: hash }], [own, '0x0', { blockHash: hash }]],
      ['eth_getTransactionReceipt', [hash], [hash]],
      ['eth_getLogs', [{ fromBlock: '0x1', toBlock: 'latest' }], [{ fromBlock: '0x1', toBlock: 'latest' }]],
    ]
    for (const [method, params] of sent) await ask(method, params)
    expect(outside.nodeRequests).toEqual(sent.map(([method, , params]) => ({ method, params })))
  })
  test('H007: with params that are not theirs are -32602 and stay here', async () => {
    const { ask, outside } = setup()
    const wrong: [string, unknown][] = [
      ['eth_getBalance', 'x'],
      ['eth_getBalance', {}],
      ['eth_getBalance', []],
      ['eth_getBalance', ['vitalik.eth', 'latest']],
      ['eth_getBalance', [own, 'newest']],
      ['eth_getBalance', [own, 'latest', 'extra']],
      ['eth_call', [own]],
      ['eth_getBlockByHash', ['0x12', true]],
      ['eth_getBlockByNumber', ['0x01', true]],
      ['eth_getBlockByNumber', ['latest', 'true']],
      ['eth_getTransactionByHash', [5]],
      ['eth_feeHistory', [4, 'latest', ['10']]],
      ['eth_getLogs', [{ fromBlock: 'x' }]],
      ['eth_getLogs', [[]]],
    ]
    for (const [method, params] of wrong) await expect(ask(method, params)).rejects.toEqual(code(-32602))
    expect(outside.nodeRequests).toEqual([])
  })
  test('H048: 500 in a second: 100 pass, then 50 a second, the rest is -32005', async () => {
    const { ask, outside } = setup()
    const burst = async (count: number) => {
      const all = await Promise.allSettled(Array.from({ length: count }, () => ask('eth_blockNumber')))
      return all.filter(({ status }) => status === 'fulfilled').length
    }
    expect(await burst(500)).toBe(100)
    outside.clock += 1_000
    expect(await burst(500)).toBe(50)
    await expect(ask('eth_blockNumber')).rejects.toEqual(code(-32005))
    await expect(ask('eth_chainId')).resolves.toBe('0x1')
  })
  test('only the names of the table are passed on', () => {
    const passed = [...methods.entries()]
      .filter(([, entry]) => 'cost' in entry && entry.cost === 'node')
      .map(([name]) => name)
    expect(passed.filter((name) => !/^eth_(block|call|estimate|fee|gas|get|maxP|simulate|sync)/.test(name))).toEqual([])
    expect(passed).toHaveLength(23)
  })
})
