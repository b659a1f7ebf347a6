import { useEffect, useState } from 'react'

/** The time in ms, renewed every `intervalMs` while the page is looked at. For ages and countdowns only. */
export function useNow(intervalMs = 1_000): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) setNow(Date.now())
    }, intervalMs)
    return () => clearInterval(timer)
  }, [intervalMs])
  return now
}
