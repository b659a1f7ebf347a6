import type { Signable } from './describe.ts'

/** The part of the ERC-7730 format, version 2, that our descriptors use. Source: the ERC's text, 2026-08-20 (high). */
export type Descriptor = {
  $schema: string
  context: { $id: string } & (
    | { contract: { deployments: readonly Deployment[] } }
    | { contract: { factory: { deployments: readonly Deployment[]; deployEvent: string } } }
    | { eip712: { domain: { name: string; version: string }; deployments: readonly Deployment[] } }
  )
  metadata: { owner: string; contractName: string }
  display: { formats: Readonly<Record<string, Format>> }
}

export type Deployment = { chainId: number; address: string }
export type Format = { intent: string; interpolatedIntent?: string; fields: readonly Field[] }
export type Field = {
  label: string
  /** Where the value is: an argument, or `@.` what the transaction says. Absent when `value` is given. */
  path?: string
  /** A text that stands there whatever the arguments are. */
  value?: string
  format: 'raw' | 'addressName' | 'amount' | 'tokenAmount' | 'date' | 'duration' | 'unit'
  params?: Readonly<Record<string, string | number>>
  visible?: 'never'
}

export const schemaUrl = 'https://eips.ethereum.org/assets/eip-7730/erc7730-v2.schema.json'

type Parameter = { name?: string | undefined; type: string; components?: readonly Parameter[] }

/** `name(type name,(type name) name)`: how the format names a function. Arguments without a name are called by their place. */
export function formatKey(name: string, inputs: readonly Parameter[]): string {
  return `${name}(${inputs.map((input, index) => `${typeOf(input)} ${input.name || `arg${index}`}`).join(',')})`
}

function typeOf({ type, components }: Parameter): string {
  if (components === undefined) return type
  const inner = components.map((part, index) => `${typeOf(part)} ${part.name || `arg${index}`}`).join(',')
  return `(${inner})${type.slice('tuple'.length)}`
}

/** A file of `public/erc7730`, and what it describes, so that it can be held to the decoder again. */
export type File = { name: string; descriptor: Descriptor; signables: readonly Signable[] }

export function file(
  owner: string,
  contractName: string,
  context: object,
  formats: Readonly<Record<string, Format>>,
): Descriptor {
  const id = { $id: contractName }
  return {
    $schema: schemaUrl,
    context: { ...id, ...context } as Descriptor['context'],
    metadata: { owner, contractName },
    display: { formats },
  }
}

/** `<folder>-<contract>` in small letters, without saying the protocol's name twice. */
export function slug({ id, name }: { id: string; name: string }, contractName: string): string {
  const rest = contractName.toLowerCase().startsWith(name.toLowerCase())
    ? contractName.slice(name.length)
    : contractName
  const tail = rest
    .replace(/([a-z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return tail === '' ? id.toLowerCase() : `${id.toLowerCase()}-${tail}`
}

/** A descriptor as it lies in the folder. */
export const fileText = (descriptor: Descriptor): string => `${JSON.stringify(descriptor, null, 1)}\n`
