import { defineConfig } from 'vitest/config'

const patience = process.env.FUZZ === undefined ? 1 : 60

export default defineConfig({
  test: {
    include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'e2e/**/*.test.ts'],
    setupFiles: ['e2e/fixtures/properties.ts'],
    testTimeout: 30_000 * patience,
    hookTimeout: 120_000 * patience,
  },
})
