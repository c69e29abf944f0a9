export { BlindIndex } from './blind-index';
export { CellCipher, type CellPlace, type PlacedCell } from './cell-cipher';
export { DataKeyRing, KEY_REFRESH_MS } from './data-key-ring';
export { DataKeyStore, type DataKeyRecord } from './data-key-store';
export { KeyProvider, MasterKeys } from './key-provider';
export { EnvelopeBlindIndex } from './envelope-blind-index';
export { EnvelopeCellCipher, keyIdOfCell } from './envelope-cell-cipher';
export { rewrapDataKeys } from './rewrap-data-keys';
