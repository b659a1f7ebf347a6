import { App } from '../../components/screens/App.tsx'
import { Approvals } from '../../components/screens/approval/Approvals.tsx'
import { mount } from '../../components/screens/mount.tsx'
import { Welcome } from '../../components/screens/welcome/Welcome.tsx'
import { Charts } from './Charts.tsx'
import { sceneOf } from './scenes.ts'

const apps = { popup: App, welcome: Welcome, approval: Approvals, charts: Charts }
const { app, all = false } = sceneOf(location.search)
localStorage.setItem('scope', all ? 'all' : 'account')
// The approval window has no frame of the popup's size around it.
if (app !== 'approval') await import('../../components/shell.css')
mount(apps[app])
