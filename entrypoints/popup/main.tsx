import { App } from '../../components/screens/App.tsx'
import { mount } from '../../components/screens/mount.tsx'
import { prepareScreen } from '../../components/screens/routes.tsx'

mount(App, { words: ['first'], prepare: prepareScreen })
