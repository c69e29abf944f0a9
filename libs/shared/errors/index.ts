export { VoicekeepError, type ErrorKind, type FieldProblem } from './voicekeep-error';
export * as errors from './errors';
