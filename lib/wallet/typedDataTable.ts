/**
 * Messages that both hashing paths must read alike. For tests. Every kind of member, nesting, arrays of every shape, and
 * the messages people really sign. The digest of `mail` is printed in EIP-712 itself.
 */
const domainTypes = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
]
const domain = {
  name: 'Ether Mail',
  version: '1',
  chainId: '1',
  verifyingContract: '0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC',
}
const alice = '0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826'
const bob = '0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB'
const largest = (2n ** 256n - 1n).toString()

type Member = { name: string; type: string }
export type TypedDataCase = {
  name: string
  payload: { types: Record<string, Member[]>; primaryType: string; domain: object; message: object }
}

/** For tests: one message whose only struct has these members. */
export function flat(name: string, members: Record<string, readonly [type: string, value: unknown]>): TypedDataCase {
  const entries = Object.entries(members)
  return {
    name,
    payload: {
      types: { EIP712Domain: domainTypes, Root: entries.map(([member, [type]]) => ({ name: member, type })) },
      primaryType: 'Root',
      domain,
      message: Object.fromEntries(entries.map(([member, [, value]]) => [member, value])),
    },
  }
}

export const mail: TypedDataCase = {
  name: 'the example of EIP-712',
  payload: {
    types: {
      EIP712Domain: domainTypes,
      Person: [
        { name: 'name', type: 'string' },
        { name: 'wallet', type: 'address' },
      ],
      Mail: [
        { name: 'from', type: 'Person' },
        { name: 'to', type: 'Person' },
        { name: 'contents', type: 'string' },
      ],
    },
    primaryType: 'Mail',
    domain,
    message: { from: { name: 'Cow', wallet: alice }, to: { name: 'Bob', wallet: bob }, contents: 'Hello, Bob!' },
  },
}
/** Printed in the EIP's own example code. */
export const mailDigest = '0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2'

export const typedDataTable: readonly TypedDataCase[] = [
  mail,
  flat('unsigned integers at their limits', {
    a: ['uint8', '255'],
    b: ['uint16', '0'],
    c: ['uint96', (2n ** 96n - 1n).toString()],
    d: ['uint256', largest],
    e: ['uint256', '1'],
  }),
  flat('signed integers at their limits', {
    a: ['int8', '-128'],
    b: ['int8', '127'],
    c: ['int256', (-(2n ** 255n)).toString()],
    d: ['int256', (2n ** 255n - 1n).toString()],
    e: ['int64', '-1'],
  }),
  flat('booleans and addresses', {
    a: ['bool', true],
    b: ['bool', false],
    c: ['address', alice],
    d: ['address', '0x0000000000000000000000000000000000000000'],
    e: ['address', bob.toLowerCase()],
  }),
  flat('fixed and dynamic bytes', {
    a: ['bytes1', '0xff'],
    b: ['bytes4', '0x095ea7b3'],
    c: ['bytes32', `0x${'ab'.repeat(32)}`],
    d: ['bytes', '0x'],
    e: ['bytes', `0x${'00'.repeat(100)}`],
  }),
  flat('strings', {
    a: ['string', ''],
    b: ['string', 'plain'],
    c: ['string', '多语言 ✓ \u202e \u0000 "quoted"\n'],
    d: ['string', '0x1234'],
    e: ['string', 'x'.repeat(1000)],
  }),
  flat('arrays', {
    a: ['uint256[]', []],
    b: ['uint256[]', ['1', '2', largest]],
    c: ['uint8[2]', ['1', '2']],
    d: ['string[]', ['a', '', 'b']],
    e: ['bytes[]', ['0x', '0x01']],
    f: ['uint256[][]', [['1'], [], ['2', '3']]],
    g: ['address[2][]', [[alice, bob]]],
    h: ['bool[3]', [true, false, true]],
  }),
  {
    name: 'arrays of structs, shared and nested',
    payload: {
      types: {
        EIP712Domain: domainTypes,
        Leaf: [{ name: 'value', type: 'uint256' }],
        Branch: [
          { name: 'leaves', type: 'Leaf[]' },
          { name: 'one', type: 'Leaf' },
        ],
        Tree: [
          { name: 'branches', type: 'Branch[2]' },
          { name: 'grid', type: 'Leaf[][]' },
          { name: 'leaf', type: 'Leaf' },
        ],
      },
      primaryType: 'Tree',
      domain,
      message: {
        branches: [
          { leaves: [], one: { value: '1' } },
          { leaves: [{ value: '2' }, { value: '3' }], one: { value: '4' } },
        ],
        grid: [[{ value: '5' }], []],
        leaf: { value: '6' },
      },
    },
  },
  {
    name: 'a recursive type that ends in an empty list',
    payload: {
      types: {
        EIP712Domain: domainTypes,
        Node: [
          { name: 'name', type: 'string' },
          { name: 'children', type: 'Node[]' },
        ],
      },
      primaryType: 'Node',
      domain,
      message: { name: 'root', children: [{ name: 'leaf', children: [] }] },
    },
  },
  {
    name: 'a permit',
    payload: {
      types: {
        EIP712Domain: domainTypes,
        Permit: [
          { name: 'owner', type: 'address' },
          { name: 'spender', type: 'address' },
          { name: 'value', type: 'uint256' },
          { name: 'nonce', type: 'uint256' },
          { name: 'deadline', type: 'uint256' },
        ],
      },
      primaryType: 'Permit',
      domain,
      message: { owner: alice, spender: bob, value: largest, nonce: '0', deadline: '1893456000' },
    },
  },
  ...[
    { name: 'only a name', fields: ['name'] },
    { name: 'no chain', fields: ['name', 'version', 'verifyingContract'] },
    { name: 'only a chain', fields: ['chainId'] },
  ].map(({ name, fields }) => ({
    name: `a domain with ${name}`,
    payload: {
      types: {
        EIP712Domain: domainTypes.filter((member) => fields.includes(member.name)),
        Root: [{ name: 'a', type: 'uint256' }],
      },
      primaryType: 'Root',
      domain: Object.fromEntries(Object.entries(domain).filter(([key]) => fields.includes(key))),
      message: { a: '1' },
    },
  })),
  {
    name: 'a domain with a salt',
    payload: {
      types: {
        EIP712Domain: [...domainTypes, { name: 'salt', type: 'bytes32' }],
        Root: [{ name: 'a', type: 'uint256' }],
      },
      primaryType: 'Root',
      domain: { ...domain, salt: `0x${'11'.repeat(32)}` },
      message: { a: '1' },
    },
  },
]
