import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.pumpBTC.stake': '质押 {amount} 的比特币代币，获得 pumpBTC',
  'intents.pumpBTC.unstakeRequest': '交出 {amount}，等待领取比特币代币',
  'intents.pumpBTC.claimSlot': '领取一笔申请的比特币代币',
  'intents.pumpBTC.claimAll': '领取所有已到期申请的比特币代币',
  'intents.pumpBTC.unstakeInstant': '交出 {amount}，扣除费用后立即换回比特币代币',
  'notes.pumpBTC.claimFirst': '今天的位置还有十天前的申请，请先领取。',
  'notes.pumpBTC.paused': '合约已暂停。',
  'notes.pumpBTC.shut': '退出已关闭。',
}
