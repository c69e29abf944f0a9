export { InMemoryRecordingSource, type HeldRecording } from './in-memory-recording-source';
export { describeRecordingSourceContract, type SourceUnderTest } from './recording-source.contract';
