export { BlindIndex } from './blind-index';
export { CellCipher, type CellPlace } from './cell-cipher';
export { DataKeyRing, type DataKeyRecord, DataKeyStore } from './data-key-ring';
export { KeyProvider, MasterKeys } from './key-provider';
export { EnvelopeBlindIndex } from './envelope-blind-index';
export { EnvelopeCellCipher } from './envelope-cell-cipher';
