import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { fetchOutside, jsonOf, type OutsideFault, type OutsideOptions, parseOutsideUrl, textOf } from './outside.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server of this machine that answers as told; https is the browser's business. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.json`
}

const json = { 'content-type': 'application/json; charset=utf-8' }
const limits: OutsideOptions = {
  maxBytes: 64 * 1024,
  timeoutMs: 2_000,
  accept: ['application/json', 'text/plain'],
  allowLoopback: true,
}
const faulty = (fault: OutsideFault) => expect.objectContaining({ name: 'OutsideError', data: fault })

describe('H149: servers outside the chain', () => {
  test('an honest answer arrives, and nothing of the browser went along', async () => {
    const seen: Record<string, unknown>[] = []
    const url = await serve((request, response) => {
      seen.push({ method: request.method, ...request.headers })
      response.writeHead(200, { ...json, 'set-cookie': 'a=b' }).end('{"name":"operator"}')
    })
    for (let visit = 0; visit < 2; visit += 1) {
      const answer = await fetchOutside(url, limits)
      expect(answer.type).toBe('application/json')
      expect(jsonOf(answer)).toEqual({ name: 'operator' })
    }
    for (const headers of seen) {
      expect(headers).toMatchObject({ method: 'GET', accept: 'application/json, text/plain' })
      for (const name of ['cookie', 'referer', 'authorization', 'origin']) expect(headers).not.toHaveProperty(name)
    }
  })

  test('a question is posted as JSON', async () => {
    let body = ''
    const url = await serve((request, response) => {
      request.on('data', (piece) => {
        body += piece
      })
      request.on('end', () => response.writeHead(200, json).end(`"${request.method}"`))
    })
    expect(jsonOf(await fetchOutside(url, { ...limits, post: '{"q":1}' }))).toBe('POST')
    expect(body).toBe('{"q":1}')
  })

  test('50 MB announced are refused before they are read', async () => {
    let sent = 0
    const url = await serve((_, response) => {
      response.writeHead(200, { ...json, 'content-length': String(50_000_000) })
      response.write(Buffer.alloc(1_024), () => {
        sent += 1
      })
    })
    await expect(fetchOutside(url, limits)).rejects.toEqual(faulty('too-large'))
    expect(sent).toBeLessThan(3)
  })

  test('50 MB that nobody announced are cut off at the limit', async () => {
    let pieces = 0
    const url = await serve((_, response) => {
      response.writeHead(200, json)
      const more = () => {
        for (; pieces < 800 && !response.destroyed; pieces += 1) {
          if (!response.write(Buffer.alloc(64 * 1_024, 32))) {
            response.once('drain', more)
            return
          }
        }
      }
      more()
    })
    await expect(fetchOutside(url, limits)).rejects.toEqual(faulty('too-large'))
    expect(pieces).toBeLessThan(800)
  })

  test('one that never ends its answer is left after the time given', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, json).write('{"a":')
    })
    const started = Date.now()
    await expect(fetchOutside(url, { ...limits, timeoutMs: 200 })).rejects.toEqual(faulty('timeout'))
    expect(Date.now() - started).toBeLessThan(1_500)
  })

  test('one that never begins, too', async () => {
    const url = await serve(() => {})
    await expect(fetchOutside(url, { ...limits, timeoutMs: 200 })).rejects.toEqual(faulty('timeout'))
  })

  test('a redirect is not followed: to itself, elsewhere, or into this computer', async () => {
    for (const target of ['/x.json', 'https://elsewhere.example/', 'http://169.254.169.254/latest', 'file:///etc']) {
      let visits = 0
      const url = await serve((_, response) => {
        visits += 1
        response.writeHead(302, { location: target }).end()
      })
      await expect(fetchOutside(url, limits)).rejects.toEqual(faulty('redirect'))
      expect(visits).toBe(1)
    }
  })

  test('HTML, SVG, and what says nothing of itself are not taken', async () => {
    for (const type of ['text/html', 'image/svg+xml', 'application/javascript', '']) {
      const url = await serve((_, response) => {
        if (type !== '') response.setHeader('content-type', type)
        response.end('{"a":1}')
      })
      await expect(fetchOutside(url, limits)).rejects.toEqual(faulty('type'))
    }
  })

  test('errors of the server are told', async () => {
    for (const status of [401, 404, 429, 500]) {
      const url = await serve((_, response) => response.writeHead(status, json).end('{}'))
      await expect(fetchOutside(url, limits)).rejects.toEqual(faulty('status'))
    }
  })

  test('a server that hangs up, or is not there', async () => {
    const url = await serve((request) => request.socket.destroy())
    await expect(fetchOutside(url, limits)).rejects.toEqual(faulty('network'))
    await expect(fetchOutside('http://127.0.0.1:9/', limits)).rejects.toEqual(faulty('network'))
  })

  test("the caller's abort is the caller's", async () => {
    const url = await serve(() => {})
    const abort = new AbortController()
    setTimeout(() => abort.abort(new RangeError('mine')), 50)
    await expect(fetchOutside(url, { ...limits, signal: abort.signal })).rejects.toThrow(RangeError)
    await expect(fetchOutside(url, { ...limits, signal: abort.signal })).rejects.toThrow(RangeError)
  })

  test('what is no JSON, no text, or nested without end is not looked at', () => {
    const outside = (text: string | Uint8Array<ArrayBuffer>) => ({
      bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
      type: 'application/json',
    })
    const deep = (levels: number) => outside('['.repeat(levels) + ']'.repeat(levels))
    for (const bad of [outside('<html>'), outside(''), outside('{"a":'), deep(33), deep(200_000)]) {
      expect(() => jsonOf(bad)).toThrow(faulty('bad-answer'))
    }
    expect(() => textOf(outside(new Uint8Array([0xff, 0xfe])))).toThrow(faulty('bad-answer'))
    expect(jsonOf(outside(`["${'['.repeat(100)}\\"[[[", 1]`))).toHaveLength(2)
    expect(jsonOf(deep(32))).toBeDefined()
  })
})

describe('H149: addresses that are never asked', () => {
  test.each<[string, OutsideFault]>([
    ['', 'url'],
    ['ipfs://bafy', 'url'],
    ['data:application/json,{}', 'url'],
    ['file:///etc/passwd', 'url'],
    ['javascript:alert(1)', 'url'],
    ['ftp://example.com/a', 'url'],
    ['//example.com/a', 'url'],
    [`https://example.com/${'a'.repeat(3_000)}`, 'url'],
    ['http://example.com/a', 'insecure'],
    ['http://localhost:7101', 'insecure'],
    ['https://user:secret@example.com/', 'credentials'],
    ['https://localhost/', 'private'],
    ['https://a.localhost./', 'private'],
    ['https://intranet/', 'private'],
    ['https://printer.local/', 'private'],
    ['https://metadata.google.internal/', 'private'],
    ['https://127.0.0.1/', 'private'],
    ['https://2130706433/', 'private'],
    ['https://0x7f.1/', 'private'],
    ['https://0177.0.0.1/', 'private'],
    ['https://10.1.2.3/', 'private'],
    ['https://172.20.0.1/', 'private'],
    ['https://192.168.1.1/', 'private'],
    ['https://100.100.0.1/', 'private'],
    ['https://169.254.169.254/', 'private'],
    ['https://0.0.0.0/', 'private'],
    ['https://[::1]/', 'private'],
    ['https://[::ffff:10.0.0.1]/', 'private'],
    ['https://[fe80::1]/', 'private'],
    ['https://[fd00::1]/', 'private'],
    ['https://[64:ff9b::a00:1]/', 'private'],
    ['https://[2002:a00:1::]/', 'private'],
    ['https://[2001:db8::1]/', 'private'],
  ])('%s: %s', async (url, fault) => {
    expect(() => parseOutsideUrl(url, { allowLoopback: false })).toThrow(faulty(fault))
    const asked = () => Promise.reject(new Error('asked'))
    await expect(fetchOutside(url, { ...limits, allowLoopback: false, fetch: asked })).rejects.toEqual(faulty(fault))
  })

  test.each([
    ['https://Example.com', 'https://example.com/'],
    [' https://example.com:8443/a?b#c ', 'https://example.com:8443/a?b'],
    ['https://1.1.1.1/', 'https://1.1.1.1/'],
    ['https://172.32.0.1/', 'https://172.32.0.1/'],
    ['https://[2606:4700::1111]/', 'https://[2606:4700::1111]/'],
    ['https://localhost.example/', 'https://localhost.example/'],
  ])('%s may be asked', (url, href) => {
    expect(parseOutsideUrl(url, { allowLoopback: false })).toBe(href)
  })

  test('the developer switch opens this computer and nothing else', () => {
    expect(parseOutsideUrl('http://localhost:7101/', { allowLoopback: true })).toBe('http://localhost:7101/')
    expect(parseOutsideUrl('http://127.0.0.1:7101', { allowLoopback: true })).toBe('http://127.0.0.1:7101/')
    for (const url of ['http://127.0.0.2/', 'http://192.168.0.1/', 'http://[::1]/', 'https://127.0.0.1/']) {
      expect(() => parseOutsideUrl(url, { allowLoopback: true })).toThrow()
    }
  })
})
