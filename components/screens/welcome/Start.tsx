import { t } from '../../messages/index.ts'
import type { IconName } from '../../ui/Icon.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { WelcomeFrame } from './WelcomeFrame.tsx'

/** How a wallet can begin. */
export type Way = 'create' | 'phrase' | 'key' | 'watch'

/** The first page: what Bowline is, and the four ways to begin. */
export function Start({ onChoose }: { onChoose: (way: Way) => void }) {
  const ways: readonly { way: Way; icon: IconName; title: string; detail: string }[] = [
    { way: 'create', icon: 'plus', title: t('onboarding.create'), detail: t('onboarding.createDetail') },
    { way: 'phrase', icon: 'words', title: t('onboarding.importPhrase'), detail: t('onboarding.importPhraseDetail') },
    { way: 'key', icon: 'key', title: t('onboarding.importKey'), detail: t('onboarding.importKeyDetail') },
    { way: 'watch', icon: 'eye', title: t('onboarding.watch'), detail: t('onboarding.watchDetail') },
  ]
  return (
    <WelcomeFrame title={t('onboarding.title')} lead={t('onboarding.lead')}>
      <Rows label={t('onboarding.ways')}>
        {ways.map(({ way, icon, title, detail }) => (
          <li key={way}>
            <Row mark={<Icon name={icon} />} title={title} detail={detail} onSelect={() => onChoose(way)} />
          </li>
        ))}
      </Rows>
    </WelcomeFrame>
  )
}
