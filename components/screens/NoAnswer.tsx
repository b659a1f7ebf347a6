import { t } from '../messages/index.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Bare } from './Frame.tsx'

/** The background has not answered for a while: a browser that is very busy, or an extension that was just updated. */
export function NoAnswer() {
  return (
    <Bare>
      <Banner level="caution" title={t('common.noAnswer')} live>
        {t('common.noAnswerHelp')}
      </Banner>
      <Button onClick={() => location.reload()}>{t('common.retry')}</Button>
    </Bare>
  )
}
