import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { fileText } from './format.ts'
import { generate } from './generate.ts'

/**
 * `npm run erc7730`: writes the clear-signing descriptors of everything our decoders say, anew. With a path to the
 * registry's own schema, it also holds them to that.
 */
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'public', 'erc7730')
const files = generate()
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) rmSync(join(folder, name))
for (const { name, descriptor } of files) writeFileSync(join(folder, `${name}.json`), fileText(descriptor))
const packed = files.reduce((sum, { descriptor }) => sum + gzipSync(fileText(descriptor)).length, 0)
const formats = files.reduce((sum, { signables }) => sum + signables.length, 0)
console.log(`${files.length} files, ${formats} formats, about ${Math.round(packed / 1024)} KiB packed`)

const path = process.argv[2]
if (path !== undefined) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  const valid = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object)
  const wrong = files.filter(({ descriptor }) => !valid(descriptor))
  for (const { name, descriptor } of wrong) {
    valid(descriptor)
    console.error(name, JSON.stringify(valid.errors?.slice(0, 3)))
  }
  console.log(`${files.length - wrong.length} of ${files.length} fit the schema ${path}`)
  if (wrong.length > 0) process.exitCode = 1
}
