import assert from 'node:assert/strict'
import { story } from '../fixtures/story.ts'
import { openDapp } from '../pages/dapp.ts'
import { connect } from '../pages/flows.ts'
import { openWelcome } from '../pages/onboarding.ts'
import { readyWallet } from '../pages/ready.ts'

export default story(
  'a Chinese browser is greeted in Chinese; the language is the person’s choice on every screen',
  async (given) => {
    const { browser, shot } = given
    const welcome = await openWelcome(browser)
    await welcome.get('heading', '欢迎使用 Bowline').visible()
    assert.equal(await welcome.evaluate(() => document.documentElement.lang), 'zh-CN')
    await shot(welcome, 'welcome')
    await welcome.get('combobox').choose('English')
    await welcome.get('heading', 'Welcome to Bowline').visible()

    const { account, wallet } = await readyWallet(given)
    const dapp = await openDapp(browser, given.dapp)
    await connect(browser, dapp, account)
    await wallet.goTo('Settings')
    await wallet.page.field('Language').choose('简体中文')
    await wallet.page.get('heading', '设置').visible()
    await wallet.page.field('颜色').choose('深色')
    await shot(wallet.page, 'settings', { whole: true })
    await wallet.page.get('navigation').get('link', /^首页/).click()
    await wallet.page.get('list').nth(0).visible()
    await shot(wallet.page, 'home', { whole: true })
    await wallet.page.get('navigation').get('link', /^风险/).click()
    await wallet.page.text(/^weETH.*没有列出的节点/).visible(45_000)
    assert.doesNotMatch(await wallet.page.words(), /Slashable|Operator|unknown/)
    await shot(wallet.page, 'risk', { whole: true })

    await dapp.restake('Approve stETH', '1')
    const page = await browser.waitForPage('/approval.html')
    await page.resize(360, 640)
    await page.text('将会改变').visible()
    await page.text(/stETH/).nth(0).visible()
    await shot(page, 'approval', { whole: true })
    assert.doesNotMatch(await page.words(), /What changes|Network fee|Reject/)
    await page.button('拒绝').click()
    await dapp.logged(/error eth_sendTransaction 4001/)
  },
  { language: 'zh-CN' },
)
