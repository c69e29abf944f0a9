export { previewed } from './previewed';
export { Rendered } from './rendered';
export { SettingsPage } from './settings-page';
export { workspaceContext } from './workspace-context';
