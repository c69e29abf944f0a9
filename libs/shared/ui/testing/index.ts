export { previewed } from './previewed';
export { plainWords, providePseudoTexts } from './pseudo';
export { Rendered } from './rendered';
export { SettingsPage } from './settings-page';
export { workspaceContext } from './workspace-context';
