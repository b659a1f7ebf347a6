import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Address } from 'viem'

export type Dapp = { url: string; close(): Promise<void> }

export type ServeDappOptions = {
  /** Default: a free one. */
  port?: number
  operators: readonly { address: Address; name: string }[]
}

const folder = fileURLToPath(new URL('.', import.meta.url))

/**
 * Serves the demo dApp on http://localhost. `/` is the front end, `/?second` has another wallet in the page, `/strict`
 * is a page under a strict policy that never asks for a wallet.
 */
export async function serveDapp(options: ServeDappOptions): Promise<Dapp> {
  const bundle = await build({
    entryPoints: [`${folder}main.ts`],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    logLevel: 'error',
  })
  const script = bundle.outputFiles[0]?.text ?? ''
  const read = (name: string): Promise<string> => readFile(`${folder}${name}`, 'utf8')
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const send = (type: string, body: string): void => answer(response, type, body)
    if (pathname === '/') {
      const page = await read('index.html')
      const second = '<script type="module" src="/second.js"></script>'
      send('text/html', searchParams.has('second') ? page.replace('</head>', `${second}</head>`) : page)
    } else if (pathname === '/app.js') send('text/javascript', script)
    else if (pathname === '/app.css') send('text/css', await read('app.css'))
    else if (pathname === '/config.json') send('application/json', JSON.stringify({ operators: options.operators }))
    else if (pathname === '/second.js' || pathname === '/strict.js')
      send('text/javascript', await read(pathname.slice(1)))
    else if (pathname === '/strict') {
      response.setHeader(
        'content-security-policy',
        "default-src 'none'; script-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
      )
      send('text/html', await read('strict.html'))
    } else response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answer(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body)
}
