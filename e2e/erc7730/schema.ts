/**
 * What the format, version 2, asks of the parts we use, in our words and stricter where we know more: nothing but these
 * members, addresses and numbers in one form. Source: the text of ERC-7730, 2026-08-20 (high).
 */
const address = { type: 'string', pattern: '^0x[0-9a-fA-F]{40}$' }
const text = { type: 'string', minLength: 1 }
const path = {
  type: 'string',
  pattern: '^(@\\.(from|to|value)|[A-Za-z_][A-Za-z0-9_]*(\\.([A-Za-z_][A-Za-z0-9_]*|\\[\\]))*)$',
}

const closed = (properties: object, required: readonly string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

const deployments = { type: 'array', minItems: 1, items: closed({ chainId: { type: 'integer', minimum: 1 }, address }) }

/** Parameters of each format; a format that is not here takes none. */
const params: Readonly<Record<string, object>> = {
  tokenAmount: { oneOf: [closed({ token: address }), closed({ tokenPath: path })] },
  date: closed({ encoding: { enum: ['timestamp', 'blockheight'] } }),
  unit: closed({ base: text, decimals: { type: 'integer', minimum: 0 } }, ['base']),
}

/** Parameters that a format takes and can do without. */
const optional: Readonly<Record<string, object>> = { addressName: closed({ senderAddress: address }) }

const shown = (format: string) => {
  const common = { label: text, path, format: { const: format } }
  if (optional[format] !== undefined) {
    return closed({ ...common, params: optional[format] }, Object.keys(common))
  }
  return params[format] === undefined ? closed(common) : closed({ ...common, params: params[format] })
}

const field = {
  oneOf: [
    ...['raw', 'addressName', 'amount', 'tokenAmount', 'date', 'duration', 'unit'].map(shown),
    closed({ label: text, value: text, format: { const: 'raw' } }),
    closed({ label: text, path, format: { const: 'raw' }, visible: { const: 'never' } }),
  ],
}

const format = closed({ intent: text, interpolatedIntent: text, fields: { type: 'array', items: field } }, [
  'intent',
  'fields',
])

const context = {
  oneOf: [
    closed({ $id: text, contract: closed({ deployments }) }),
    closed({ $id: text, contract: closed({ factory: closed({ deployments, deployEvent: text }) }) }),
    closed({ $id: text, eip712: closed({ domain: closed({ name: text, version: text }), deployments }) }),
  ],
}

export const schema = closed({
  $schema: { const: 'https://eips.ethereum.org/assets/eip-7730/erc7730-v2.schema.json' },
  context,
  metadata: closed({ owner: text, contractName: text }),
  display: closed({
    formats: {
      type: 'object',
      minProperties: 1,
      // One space between type and name, none after a comma; every argument has a name.
      propertyNames: { pattern: '^[A-Za-z_][A-Za-z0-9_]*\\((?:[^\\s,]+ [A-Za-z_][A-Za-z0-9_]*(?:,(?!$))?)*\\)$' },
      additionalProperties: format,
    },
  }),
})
