// Both languages at once: for tests that compare them. Pages load one, through language.ts.
export { table as en } from './tables.en.ts'
export { table as zh } from './tables.zh.ts'
