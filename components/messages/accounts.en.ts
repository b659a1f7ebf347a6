import type { Area } from './types.ts'

/** Accounts: choosing, adding, naming, revealing, removing. */
export const accounts = {
  'accounts.title': 'Accounts',
  'accounts.switch': 'Account {name}: choose another',
  'accounts.manage': 'Manage accounts',
  'accounts.add': 'Add an account',
  'accounts.added': 'The account was added.',
  'accounts.kind': 'Kind',
  'accounts.kindHd': 'Recovery phrase',
  'accounts.kindKey': 'Private key',
  'accounts.kindWatch': 'Watched',
  'accounts.hidden': 'hidden',
  'accounts.moveUp': 'Move {name} up',
  'accounts.moveDown': 'Move {name} down',
  'accounts.gone': 'This account is not in the wallet any more.',
  'accounts.name': 'Name',
  'accounts.renamed': 'The name was saved.',
  'accounts.hide': 'Hide this account',
  'accounts.hideHelp': 'It stays in the wallet, but is neither listed nor read. Sites that may see it still can.',
  'accounts.derive': 'Next account of my phrase',
  'accounts.deriveDetail': 'Nothing new to write down',
  'accounts.deriveOf': 'Of the phrase that {name} belongs to',
  'accounts.secrets': 'Secrets',
  'accounts.revealPhrase': 'Show the recovery phrase',
  'accounts.revealKey': 'Show the private key',
  'accounts.revealWarning': 'Whoever sees this can take everything.',
  'accounts.revealWarningMore':
    'Make sure nobody is looking and the screen is not shared. No site and no helper needs it.',
  'accounts.secretCopied': 'Copied. The clipboard is emptied in a minute.',
  'accounts.clipboardHelp':
    'Other programs can read the clipboard. What you copy here is taken out of it after a minute, or when you close this.',
  'accounts.remove': 'Remove this account',
  'accounts.removeDo': 'Remove it',
  'accounts.removeWarning': 'Make sure you can get it back.',
  'accounts.removeKey':
    'The private key is erased from this browser. Without a copy of it, what the account holds is lost.',
  'accounts.removeHd':
    'It can be added again from its recovery phrase. With the last account of a phrase, the phrase itself is erased here.',
} as const satisfies Area
