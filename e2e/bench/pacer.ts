import { pause } from './sampling.ts'

/** Bowline opens at most ten approval windows a minute, whoever asks. Waits until one more is allowed. */
export function createPacer(most = 9, within = 61_000): () => Promise<void> {
  let opened: number[] = []
  return async () => {
    opened = opened.filter((at) => Date.now() - at < within)
    const [oldest] = opened
    if (opened.length >= most && oldest !== undefined) await pause(oldest + within - Date.now())
    opened.push(Date.now())
  }
}
