import { t } from '../messages/index.ts'
import { Banner } from '../ui/Banner.tsx'
import { LinkButton } from '../ui/Button.tsx'

/** Nothing can be read before a node is named, and where to name one. */
export function NoEndpoint() {
  return (
    <Banner
      level="caution"
      title={t('home.noEndpoint')}
      action={
        <LinkButton href="#/settings/endpoints" small>
          {t('home.setEndpoint')}
        </LinkButton>
      }
    >
      {t('home.noEndpointHelp')}
    </Banner>
  )
}
