export * from './workspace-context';
export * from './problem';
export * from './check-steps/check-headline';
export * from './check-steps/check-steps';
export * from './copy-button/copy-button';
