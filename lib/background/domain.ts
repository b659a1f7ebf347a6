/**
 * The part of a host that somebody registered, for display beside the whole host. Decides nothing: permissions are by
 * exact origin. See decisions.md for why there is no full public-suffix list here.
 */
export function registrableDomain(hostname: string): string {
  const host = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname
  if (/^[\d.]+$/.test(host) || host.startsWith('[')) return host
  const labels = host.split('.')
  const suffixLength = Math.max(...[1, 2, 3].filter((count) => isSuffix(labels, count)))
  return labels.slice(-(suffixLength + 1)).join('.')
}

/** Whether a label of the host is in Punycode: it reads as letters that may be look-alikes. */
export function isSuspicious(hostname: string): boolean {
  return hostname.split('.').some((label) => label.startsWith('xn--'))
}

/** Whether the last `count` labels are something under which anybody can register a name. */
function isSuffix(labels: readonly string[], count: number): boolean {
  if (count === 1) return true
  const suffix = labels.slice(-count)
  if (suffix.length < count) return false
  if (sharedHosts.has(suffix.join('.'))) return true
  const [second = '', country = ''] = suffix
  return count === 2 && country.length === 2 && registryLabels.has(second)
}

/** Second labels that country registries sell names under: `co.uk`, `com.au`, `or.jp`. */
const registryLabels = new Set(
  'ac co com edu gob gov gouv govt gv id info ltd me mil name ne net nhs nom or org plc police sch web'.split(' '),
)

/** Hosting where every customer gets a name below a common one. All of it is public knowledge of the services. */
const sharedHosts = new Set(
  [
    'github.io gitlab.io pages.dev workers.dev vercel.app netlify.app web.app firebaseapp.com herokuapp.com',
    'onrender.com fly.dev surge.sh glitch.me replit.app repl.co deno.dev railway.app up.railway.app ngrok.io',
    'ngrok-free.app ngrok.app trycloudflare.com azurewebsites.net cloudfront.net s3.amazonaws.com appspot.com',
    'run.app blogspot.com wordpress.com wixsite.com webflow.io framer.website framer.app notion.site carrd.co',
    'eth.limo eth.link ipns.dweb.link ipfs.dweb.link on.fleek.co translate.goog bitbucket.io readthedocs.io',
  ]
    .join(' ')
    .split(' '),
)
