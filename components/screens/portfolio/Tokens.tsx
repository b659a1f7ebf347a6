import { type FormEvent, useState } from 'react'
import { getAddress } from 'viem'
import type { Output } from '../../../lib/messaging/procedures.ts'
import type { Token } from '../../../lib/protocols/types.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { errorText, t } from '../../messages/index.ts'
import { OneRow } from '../../parts/BundleRow.tsx'
import { useHoldings, usePortfolios } from '../../parts/usePortfolios.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { harmless } from '../../ui/harmless.ts'
import { Fact, Facts, Row, Rows } from '../../ui/Row.tsx'
import { Card, Muted, Section, Stack } from '../../ui/Stack.tsx'
import { TokenMark } from '../../ui/TokenMark.tsx'
import { Title } from '../Frame.tsx'
import { useOwner } from '../home/Finder.tsx'

/** What the user put into the lists and out of them: added tokens, hidden and left-out positions. */
export function Tokens() {
  return (
    <>
      <Title back="/portfolio">{t('portfolio.shown')}</Title>
      <Added />
      <AddToken />
      <SetApart />
    </>
  )
}

function Added() {
  const tokens = useWallet((mirror) => mirror.preferences.tokens)
  const remove = useCommand('tokens.remove')
  const { chain } = useRegistry()
  return (
    <Section title={t('portfolio.tokens')}>
      {tokens.length === 0 ? (
        <Muted>{t('portfolio.noTokens')}</Muted>
      ) : (
        <Rows label={t('portfolio.tokens')}>
          {tokens.map(({ chainId, address, symbol }) => (
            <li key={`${chainId}:${address}`}>
              <Row
                mark={<TokenMark symbol={symbol} address={address} />}
                title={harmless(symbol, { limit: 24 })}
                detail={
                  <>
                    {chain(chainId).name} <AddressLine address={address} picture={false} />
                  </>
                }
                end={
                  <IconButton
                    icon="trash"
                    label={t('portfolio.removeToken', { symbol: harmless(symbol, { limit: 24 }) })}
                    busy={remove.busy}
                    onClick={() => void remove.run({ chainId, address })}
                  />
                }
              />
            </li>
          ))}
        </Rows>
      )}
      <Muted>{t('portfolio.tokensHelp')}</Muted>
    </Section>
  )
}

type Found = Output<'tokens.lookUp'> & Pick<Token, 'chainId'>

/** Chain and address in, what the contract says of itself out; nothing is kept before that was seen. */
function AddToken() {
  const endpoints = useWallet((mirror) => mirror.settings.endpoints)
  const { chains } = useRegistry()
  const readable = chains.filter(({ id }) => (endpoints[String(id)] ?? []).length > 0)
  const lookUp = useCommand('tokens.lookUp')
  const add = useCommand('tokens.add')
  const [chosen, setChosen] = useState<string | null>(null)
  const chainId = Number(chosen ?? readable[0]?.id ?? 1)
  const [address, setAddress] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const search = async (event: FormEvent) => {
    event.preventDefault()
    add.clear()
    const result = await lookUp.run({ chainId, address })
    setFound(result && { ...result.output, chainId })
  }
  const confirm = async (token: Found) => {
    if ((await add.run(token)) === null) return
    setFound(null)
    setAddress('')
  }
  return (
    <Section title={t('portfolio.addToken')}>
      <Card>
        <form onSubmit={(event) => void search(event)}>
          <Stack>
            <Select
              label={t('portfolio.tokenChain')}
              value={String(chainId)}
              onChange={(event) => {
                setChosen(event.target.value)
                setFound(null)
              }}
            >
              {(readable.length === 0 ? chains.slice(0, 1) : readable).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
            <Field
              label={t('portfolio.tokenAddress')}
              value={address}
              error={lookUp.error && errorText(lookUp.error)}
              placeholder="0x…"
              onChange={(event) => {
                setAddress(event.target.value)
                setFound(null)
                lookUp.clear()
              }}
            />
            <Button type="submit" busy={lookUp.busy} disabled={address.trim() === ''} block>
              {t('portfolio.lookUp')}
            </Button>
          </Stack>
        </form>
        {found !== null && <Confirm found={found} busy={add.busy} onConfirm={() => void confirm(found)} />}
        {add.error !== null && (
          <Banner level="danger" live>
            {errorText(add.error)}
          </Banner>
        )}
      </Card>
    </Section>
  )
}

function Confirm({ found, busy, onConfirm }: { found: Found; busy: boolean; onConfirm: () => void }) {
  const tokens = useWallet((mirror) => mirror.registry.tokens)
  const symbol = found.symbol === null ? null : harmless(found.symbol, { limit: 24 })
  const plain = symbol?.toLowerCase()
  const alike = tokens.find(
    (token) => token.symbol.toLowerCase() === plain && getAddress(token.address) !== found.address,
  )
  return (
    <>
      <Muted>{t('portfolio.contractSays')}</Muted>
      <Facts>
        <Fact label={t('portfolio.symbol')}>{symbol ?? t('portfolio.symbolUnusable')}</Fact>
        <Fact label={t('portfolio.decimals')}>{found.decimals}</Fact>
        <Fact label={t('portfolio.tokenAddress')} wide>
          <AddressLine address={found.address} full copy />
        </Fact>
      </Facts>
      {alike !== undefined && symbol !== null && (
        <Banner level="caution" live>
          {t('portfolio.sameSymbol', { symbol })}
        </Banner>
      )}
      <Button variant="primary" busy={busy} onClick={onConfirm} block>
        {t('portfolio.addIt')}
      </Button>
    </>
  )
}

/** Positions of every account that are hidden or left out, so that none is lost sight of for good. */
function SetApart() {
  const owner = useOwner()
  const holdings = useHoldings(usePortfolios('all')).filter(({ hidden, excluded }) => hidden || excluded)
  if (holdings.length === 0) return null
  return (
    <Section title={t('portfolio.setApart')}>
      <Rows label={t('portfolio.setApart')}>
        {holdings.map((holding) => (
          <li key={holding.key}>
            <OneRow holding={holding} price={holding.portfolio.etherPrice} owner={owner} />
          </li>
        ))}
      </Rows>
    </Section>
  )
}
