import { App } from '../../components/screens/App.tsx'
import { mount } from '../../components/screens/mount.tsx'

mount(App)
