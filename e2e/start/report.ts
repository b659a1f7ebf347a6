import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '../fixtures/page.ts'

/** Collects numbered pictures with a sentence each and shows them in order on one page. */
export type Report = {
  /** Takes a picture of `page`; `sentence` says what a person did or sees there. */
  step(page: Page, name: string, sentence: string): Promise<void>
  /** Writes index.html beside the pictures and returns its path. */
  finish(title: string): Promise<string>
}

export async function openReport(folder: string): Promise<Report> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const steps: { picture: string; sentence: string }[] = []
  return {
    async step(page, name, sentence) {
      const picture = `${String(steps.length + 1).padStart(2, '0')}-${name}.png`
      await page.screenshot(join(folder, picture), { whole: true })
      steps.push({ picture, sentence })
      console.log(`${picture}: ${sentence}`)
    },
    async finish(title) {
      const figures = steps.map(
        ({ picture, sentence }, index) =>
          `<figure><figcaption><b>${index + 1}</b> ${safe(sentence)}</figcaption><img src="${picture}" alt="${safe(sentence)}"></figure>`,
      )
      const path = join(folder, 'index.html')
      await writeFile(path, page(title, figures.join('\n')))
      return path
    },
  }
}

function safe(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${safe(title)}</title>
<style>
:root { color-scheme: light dark }
body { max-width: 1100px; margin: 40px auto; padding: 0 20px; font: 16px/1.5 system-ui, sans-serif }
main { display: flex; flex-wrap: wrap; gap: 32px; align-items: flex-start }
figure { margin: 0; max-width: 100% }
figcaption { max-width: 360px; min-height: 3em; margin-bottom: 8px }
b { display: inline-grid; place-items: center; width: 1.7em; height: 1.7em; border-radius: 50%; background: #0b7285; color: #fff; font-size: 13px }
img { max-width: 100%; max-height: 640px; border: 1px solid #8884; border-radius: 10px }
</style>
<h1>${safe(title)}</h1>
<main>
${body}
</main>
</html>
`
}
