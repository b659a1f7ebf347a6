import { type AbiFunction, decodeFunctionData, formatUnits, type Hex, parseAbiItem } from 'viem'
import type { Value } from '../../lib/protocols/sentence.ts'
import type { Attempt } from './describe.ts'
import { template } from './flatten.ts'
import type { Field, Format } from './format.ts'

/** What a wallet that follows ERC-7730 would show: label and value, where the value is written in one way for both sides. */
export type Line = { label: string; text: string }

type Root = { values: Readonly<Record<string, unknown>>; at: Readonly<Record<string, unknown>> }

/** Reads what is to be signed by the descriptor alone: the function's text in its key, its paths, its formats. */
export function render(key: string, { fields, interpolatedIntent }: Format, attempt: Attempt) {
  const { to, from, sent, signed } = attempt
  const root: Root = { values: valuesOf(key, signed), at: { '@.to': to, '@.from': from, '@.value': sent } }
  const lines = fields
    .filter(({ visible }) => visible !== 'never')
    .flatMap((field) => textsOf(field, root).map((text): Line => ({ label: field.label, text })))
  const title = interpolatedIntent?.replace(/\{([^}]+)\}/g, (_, path: string) => {
    const field = fields.find((one) => one.path === path)
    if (field === undefined || field.visible === 'never') throw new Error(`${key}: {${path}} is not shown`)
    return textsOf(field, root).join()
  })
  return { lines, title }
}

function valuesOf(key: string, signed: Attempt['signed']): Readonly<Record<string, unknown>> {
  if (typeof signed !== 'string') return signed
  const item = parseAbiItem(`function ${key}`) as unknown as AbiFunction
  const args = (decodeFunctionData({ abi: [item], data: signed as Hex }).args ?? []) as readonly unknown[]
  return Object.fromEntries(item.inputs.map(({ name }, index) => [name as string, args[index]]))
}

/** Every value that a path leads to. */
function resolve(path: string, { values, at }: Root): readonly unknown[] {
  if (path.startsWith('@')) return [at[path]]
  return path
    .split('.')
    .reduce<readonly unknown[]>(
      (found, part) =>
        found.flatMap((value) =>
          part === '[]' ? (value as readonly unknown[]) : [(value as Readonly<Record<string, unknown>>)[part]],
        ),
      [values],
    )
}

function textsOf(field: Field, root: Root): readonly string[] {
  if (field.path === undefined) return [field.value ?? '']
  const { tokenPath, token, base, decimals = 0, senderAddress } = field.params ?? {}
  const tokens = tokenPath === undefined ? [token] : resolve(String(tokenPath), root)
  return resolve(field.path, root).map((value, index) => {
    if (value === undefined) throw new Error(`nothing at ${field.path}`)
    switch (field.format) {
      case 'addressName':
        return String(value === senderAddress ? root.at['@.from'] : value).toLowerCase()
      case 'amount':
        return `${formatUnits(value as bigint, 18)} ETH`
      case 'tokenAmount':
        return `${value} of ${String(tokens.length === 1 ? tokens[0] : tokens[index]).toLowerCase()}`
      case 'unit':
        return `${formatUnits(BigInt(value as bigint), Number(decimals))} ${base}`
      default:
        return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value).toLowerCase()
    }
  })
}

/** A value of our decoders, written in the same way. */
export function textOf(value: Value): string {
  switch (value.type) {
    case 'address':
      return value.address.toLowerCase()
    case 'amount':
      if (value.token !== null) return `${value.amount} of ${value.token.toLowerCase()}`
      if (value.decimals === null) return `${value.amount}`
      return `${formatUnits(value.amount, value.decimals)} ${value.symbol ?? 'shares'}`
    case 'unlimited':
      return `unlimited of ${value.token}`
    case 'hex':
      return value.hex.toLowerCase()
    case 'number':
      return `${value.number}`
    case 'blocks':
      return `${value.blocks} blocks`
    case 'seconds':
    case 'time':
      return `${value.seconds}`
    case 'percent':
      return `${formatUnits(value.wad, 16)} %`
    case 'sentence':
      return template(value.sentence)
    default:
      return value.text.toLowerCase()
  }
}
