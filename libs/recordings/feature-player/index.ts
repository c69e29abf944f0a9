export { PlayerDock } from './player-dock';
export { RecordingPlayer } from './recording-player';
export type { PlayerSource } from './player-source';
