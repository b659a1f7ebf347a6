import { t } from '../../messages/index.ts'
import { Card, Muted } from '../../ui/Stack.tsx'
import { Title } from '../Frame.tsx'

/** What Bowline reads, sends, keeps and shows to sites. */
export function About() {
  const points = [
    { title: t('settings.aboutReads'), text: t('settings.aboutReadsText') },
    { title: t('settings.aboutSends'), text: t('settings.aboutSendsText') },
    { title: t('settings.aboutKeeps'), text: t('settings.aboutKeepsText') },
    { title: t('settings.aboutSites'), text: t('settings.aboutSitesText') },
  ]
  return (
    <>
      <Title back="/settings">{t('settings.about')}</Title>
      <Card>
        {points.map(({ title, text }) => (
          <section key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </section>
        ))}
      </Card>
      <Muted>{t('settings.aboutLicence')}</Muted>
    </>
  )
}
