import { Approvals } from '../../components/screens/approval/Approvals.tsx'
import { mount } from '../../components/screens/mount.tsx'

mount(Approvals, { words: ['first', 'calls'] })
