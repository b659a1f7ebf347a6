// A classic script whose names a careless content script would collide with. Anything a wallet leaves in this page, says
// to it or breaks in it is counted here and read by the story.
const e = 1
const t = 2
const r = 3
const n = 4
var bowline = 5
function inpage() {
  return e + t + r + n + bowline
}
window.seen = { messages: [], errors: [], violations: [], sum: inpage() }
window.globalsAtStart = Object.getOwnPropertyNames(window)
addEventListener('message', (event) => window.seen.messages.push(String(JSON.stringify(event.data))))
addEventListener('error', (event) => window.seen.errors.push(event.message))
addEventListener('unhandledrejection', (event) => window.seen.errors.push(String(event.reason)))
document.addEventListener('securitypolicyviolation', (event) => window.seen.violations.push(event.violatedDirective))
