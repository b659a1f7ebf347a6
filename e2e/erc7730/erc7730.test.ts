import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type AbiFunction, getAddress, parseAbiItem, toFunctionSelector } from 'viem'
import { describe, expect, test } from 'vitest'
import facts from '../facts/facts.json' with { type: 'json' }
import { notDecoded } from '../facts/notDecoded.ts'
import type { Attempt } from './describe.ts'
import { flatten, placeholders, template } from './flatten.ts'
import { type Descriptor, type File, type Format, fileText } from './format.ts'
import { listSpoken } from './functions.ts'
import { generate } from './generate.ts'
import { type Line, render, textOf } from './render.ts'
import { schema } from './schema.ts'

/** The clear-signing descriptors: what is committed is what our decoders say, in the form the ERC asks for. */
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'public', 'erc7730')
const files = generate()
const formats = files.flatMap((file) =>
  file.signables.map((signable) => ({ file, signable, format: formatOf(file, signable.key) })),
)
const valid = new Ajv2020({ strict: false, allErrors: true }).compile(schema)

function formatOf({ descriptor, name }: File, key: string): Format {
  const format = descriptor.display.formats[key]
  if (format === undefined) throw new Error(`${name} has no ${key}`)
  return format
}

function deploymentsOf({ context }: Descriptor) {
  if ('eip712' in context) return context.eip712.deployments
  return 'factory' in context.contract ? context.contract.factory.deployments : context.contract.deployments
}

describe('the committed files', () => {
  test(`${files.length} files are what is generated now`, () => {
    const committed = existsSync(folder) ? readdirSync(folder).toSorted() : []
    expect(committed, 'run npm run erc7730').toEqual(files.map(({ name }) => `${name}.json`).toSorted())
    for (const { name, descriptor } of files) {
      expect(readFileSync(join(folder, `${name}.json`), 'utf8'), `${name}: run npm run erc7730`).toBe(
        fileText(descriptor),
      )
    }
  })

  test('they weigh less than 150 kB as the package stores them', () => {
    const packed = files.reduce((sum, { descriptor }) => sum + gzipSync(fileText(descriptor)).length, 0)
    expect(packed).toBeLessThan(150_000)
  })

  test('each has the form of the ERC', () => {
    for (const { name, descriptor } of files)
      expect(valid(descriptor), `${name}: ${JSON.stringify(valid.errors)}`).toBe(true)
  })

  test('the form refuses what the ERC refuses', () => {
    const [{ descriptor }] = files as [File]
    const text = fileText(descriptor)
    const broken = [
      text.replace('"label"', '"title"'),
      text.replace('"intent"', '"purpose"'),
      text.replace('erc7730-v2', 'erc7730-v1'),
      text.replace(/"chainId": 1/, '"chainId": "1"'),
      text.replace(/"format": "\w+"/, '"format": "number"'),
      text.replace(/"path": "[^"]+"/, '"path": "$.a b"'),
      text.replace('"deployments"', '"addresses"'),
    ]
    for (const one of broken) {
      expect(one).not.toBe(text)
      expect(valid(JSON.parse(one)), one.slice(0, 400)).toBe(false)
    }
  })

  test('each deployment is an address in its checksummed form, and no file says two things of one function', () => {
    for (const { name, descriptor } of files) {
      for (const { address } of deploymentsOf(descriptor)) expect(getAddress(address), name).toBe(address)
      if ('eip712' in descriptor.context) continue
      const selectors = Object.keys(descriptor.display.formats).map(selectorOf)
      expect(new Set(selectors).size, name).toBe(selectors.length)
    }
  })

  test('no two files are about one function of one contract', () => {
    const all = files.flatMap(({ descriptor }) =>
      'eip712' in descriptor.context || 'factory' in descriptor.context.contract
        ? []
        : deploymentsOf(descriptor).flatMap(({ address }) =>
            Object.keys(descriptor.display.formats).map((key) => `${address} ${selectorOf(key)}`),
          ),
    )
    expect(all.length).toBeGreaterThan(500)
    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([])
  })
})

const selectorOf = (key: string) => toFunctionSelector(parseAbiItem(`function ${key}`) as unknown as AbiFunction)

describe('descriptor and decoder', () => {
  test(`show the same of ${formats.length} functions and messages, whatever the arguments`, () => {
    for (const { file, signable, format } of formats) {
      for (const [seed, length] of [
        [11, 2],
        [1_000, 3],
        [99_999, 2],
      ] as const) {
        const attempt = signable.attempt(seed, { length }) as Attempt
        compare(`${file.name} ${signable.key}`, format, attempt, render(signable.key, format, attempt))
      }
    }
  })

  test('where the zero address stands for the sender, both say so', () => {
    const taking = formats.filter(({ format }) =>
      format.fields.some(({ params }) => params?.senderAddress !== undefined),
    )
    expect(taking.map(({ file, signable }) => `${file.name} ${signable.name}`)).toContain(
      'lido-withdrawal-queue requestWithdrawals',
    )
    for (const { file, signable, format } of taking) {
      const attempt = signable.attempt(5, { zero: true }) as Attempt
      const said = new Set(render(signable.key, format, attempt).lines.map(({ text }) => text))
      const missing = detailsOf(attempt).filter(({ text }) => !said.has(text))
      expect(missing, `${file.name} ${signable.key}`).toEqual([])
      expect(said).toContain(attempt.from.toLowerCase())
    }
  })

  test('with flags off, the decoder shows nothing that the descriptor does not', () => {
    for (const { file, signable, format } of formats) {
      const attempt = signable.attempt(7, { flag: false }) as Attempt
      const { lines } = render(signable.key, format, attempt)
      const said = new Set(lines.map(({ text }) => text))
      const extra = detailsOf(attempt).filter((line) => !said.has(line.text) && !said.has(withoutToken(line).text))
      expect(extra, `${file.name} ${signable.key}`).toEqual([])
    }
  })
})

/** An amount whose token the format cannot point at is a plain number there. */
const withoutToken = ({ label, text }: Line): Line => ({ label, text: text.replace(/ of 0x[0-9a-f]{40}$/, '') })

function detailsOf({ intent }: Attempt): readonly Line[] {
  return flatten(intent)
    .filter(({ placeholder }) => placeholder === undefined)
    .map(({ label, value }) => ({ label, text: textOf(value) }))
}

function compare(
  name: string,
  format: Format,
  attempt: Attempt,
  { lines, title }: { lines: readonly Line[]; title: string | undefined },
) {
  const { intent } = attempt
  const details = detailsOf(attempt)
  const written = ({ label, text }: Line) => `${label}: ${text}`
  const inTitle = new Set(flatten(intent).flatMap(({ placeholder, value }) => (placeholder ? [textOf(value)] : [])))
  // Every detail of the decoder stands in the descriptor under the same label, and nothing else does but what the title says.
  const rendered = new Set(lines.map(written))
  const missing = details.filter((line) => !rendered.has(written(line)) && !rendered.has(written(withoutToken(line))))
  expect(missing.map(written), name).toEqual([])
  const decoded = new Set([...details, ...details.map(withoutToken)].map(written))
  expect(lines.filter((line) => !decoded.has(written(line)) && !inTitle.has(line.text)).map(written), name).toEqual([])
  // The first of each label come in the same order.
  const order = (labels: readonly string[]) => [...new Set(labels)]
  const labels = new Set(details.map(({ label }) => label))
  expect(
    order(lines.map(({ label }) => label)).filter((label) => labels.has(label)),
    name,
  ).toEqual(order(details.map(({ label }) => label)))
  if (title !== undefined) {
    const said = template(intent.title)
      .replace(/\{(\w+)\}/g, (_, key: string) => {
        const value = intent.title.values?.[key]
        return value === undefined ? '' : textOf(value)
      })
      .replace(/ shares shares\b/, ' shares')
    expect(title, name).toBe(said)
  } else if (placeholders(intent.title).length === 0) expect(format.intent, name).not.toBe('')
}

describe('coverage', () => {
  const described = new Set(
    files.flatMap(({ descriptor }) =>
      'eip712' in descriptor.context ? [] : Object.keys(descriptor.display.formats).map(selectorOf),
    ),
  )

  test('every function that a folder decodes at a contract of its own is described', () => {
    const expected = listSpoken().flatMap(({ protocol, functions }) => {
      const standard =
        /^(transfer|transferFrom|approve|increaseAllowance|decreaseAllowance|permit|deposit|mint|withdraw|redeem)$/
      return functions
        .filter((item) => !standard.test(item.name) && !described.has(toFunctionSelector(item)))
        .map(({ name }) => `${protocol.id} ${name}`)
    })
    expect(expected.toSorted()).toEqual(notDescribed.toSorted())
  })

  test('every call of EigenLayer that is in words and not old is described', () => {
    const silent = new Set(
      notDecoded.flatMap(({ functions }) =>
        functions.flatMap((line) => {
          const [contract, names] = line.split(': ') as [string, string]
          return names.split(' ').map((name) => `${contract} ${name}`)
        }),
      ),
    )
    const missing = facts.eigenlayerCalls
      .filter(({ status, contract }) => status === 'current' && contract !== 'ERC-20')
      .filter(({ contract, signature }) => !silent.has(`${contract} ${signature.slice(0, signature.indexOf('('))}`))
      .filter(({ selector }) => !described.has(selector as `0x${string}`))
      .map(({ contract, signature }) => `${contract} ${signature}`)
    // Handing a contract over, and what every token has, are the standards' descriptors.
    expect(
      missing.filter((one) => !/ (transferOwnership|transfer|transferFrom|approve|permit|\w+Allowance)\(/.test(one)),
    ).toEqual([])
  })
})

/** What a folder reads and no descriptor can say, each with its reason. */
const notDescribed: readonly string[] = [
  // Announced, and not known to be there.
  'eigenlayer clearQueuedWithdrawalsForDisabledPod',
  'eigenlayer disablePod',
  'eigenlayer disableRestaking',
  'eigenlayer withdrawDisabledPodETH',
  // Calls and messages packed in bytes, which a path of the format cannot reach into.
  'lombard MessageV1',
  'stakewise multicall',
  // They change nothing, though their contract does not say so; the folder reads them.
  'stakestone currentSharePrice',
  'stakestone getVaultAvailableAmount',
]
