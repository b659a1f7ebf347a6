import { App } from '../../components/screens/App.tsx'
import { mount } from '../../components/screens/mount.tsx'
import { Welcome } from '../../components/screens/welcome/Welcome.tsx'
import '../../components/shell.css'
import { sceneOf } from './scenes.ts'

mount(sceneOf(location.search).app === 'welcome' ? Welcome : App)
