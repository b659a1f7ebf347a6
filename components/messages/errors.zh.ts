import type { errors as en } from './errors.en.ts'
import type { Translation } from './types.ts'

export const errors: Translation<typeof en> = {
  'errors.fallback': '出错了（代码 {code}）。没有任何损失，请重试。',
  'errors.InternalError': 'Bowline 内部出错。没有发送任何内容，请重试。',
  'errors.BackgroundGoneError': 'Bowline 在应答前重新启动了。没有任何损失：请查看当前画面后重试。',
  'errors.WalletLockedError': 'Bowline 已锁定。请解锁后重试。',
}
