export { InMemoryObjectStore } from './in-memory-object-store';
export { describeBytes, describeObjectStoreContract, type StoresUnderTest } from './object-store.contract';
export { BookedAudio, type BookedRecording } from './booked-audio';
