export * from './workspace-context';
export * from './problem';
