/** Whoever asks how the system does hears within a second or so, whatever hangs. */
export const LOOK_DEADLINE_MS = 800;
