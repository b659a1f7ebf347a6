import { mount } from '../../components/screens/mount.tsx'
import { Welcome } from '../../components/screens/welcome/Welcome.tsx'

mount(Welcome, { words: ['first', 'screens'] })
