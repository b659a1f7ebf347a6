import { useState } from 'react'
import { t } from '../../messages/index.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { Title } from '../Frame.tsx'
import { Claims } from './Claims.tsx'
import { Rates } from './Rates.tsx'
import { Sources } from './Sources.tsx'

type View = 'claim' | 'rates' | 'sources'

/** Rewards for restaking: what can be claimed, what operators paid, and where that is read. */
export function Rewards() {
  const [view, setView] = useState<View>('claim')
  const tabs = (['claim', 'rates', 'sources'] as const).map((name) => ({ name, label: t(`rewards.${name}`) }))
  return (
    <>
      <Title back="/">{t('rewards.title')}</Title>
      <Tabs label={t('rewards.views')} tabs={tabs} selected={view} onSelect={setView}>
        {view === 'claim' && <Claims toSources={() => setView('sources')} />}
        {view === 'rates' && <Rates />}
        {view === 'sources' && <Sources />}
      </Tabs>
    </>
  )
}
