import type { ErrorInfo } from '../../lib/errors.ts'
import { errorText } from '../messages/index.ts'
import { Banner } from './Banner.tsx'

/** What went wrong with the last command, in the user's words; nothing when it went well. */
export function ErrorNote({ error }: { error: ErrorInfo | null }) {
  return error === null ? null : (
    <Banner level="danger" live>
      {errorText(error)}
    </Banner>
  )
}
