import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeMuLaw } from './mu-law';
import { wavData } from './wav';

export type ScriptKind = 'inbound' | 'outbound' | 'voicemail';

/** One turn of a script: who speaks, and what is heard. */
export interface Turn {
  readonly speaker: 'clinic' | 'patient';
  /** The clinic looks something up after this turn: a longer pause follows. */
  readonly hold: boolean;
  /** May be left out; neighbouring optional turns are left out together. */
  readonly optional: boolean;
  /** Length, 8,000 to the second. */
  readonly frames: number;
  /** 16-bit samples at 8 kHz, decoded when first asked for. */
  readonly samples: () => Int16Array;
}

export interface Script {
  readonly name: string;
  readonly kind: ScriptKind;
  readonly turns: readonly Turn[];
}

/** The spoken scripts under `audio/clips`, each read and decoded when first asked for. */
export class ScriptLibrary {
  private readonly scripts = new Map<string, Script>();
  private readonly namesByKind = new Map<ScriptKind, readonly string[]>();
  private readonly directory = clipDirectory(__dirname);

  names(kind: ScriptKind): readonly string[] {
    const known = this.namesByKind.get(kind);
    if (known) return known;
    const found = readdirSync(join(this.directory, kind)).sort();
    const names = found.map((script) => `${kind}/${script}`);
    this.namesByKind.set(kind, names);
    return names;
  }

  script(name: string): Script {
    const known = this.scripts.get(name) ?? readScript(this.directory, name);
    this.scripts.set(name, known);
    return known;
  }
}

/** Beside the source, or, when this runs compiled, in the source tree above the output. */
function clipDirectory(start: string): string {
  const beside = join(start, 'clips');
  if (existsSync(beside)) return beside;
  for (let folder = start; dirname(folder) !== folder; folder = dirname(folder)) {
    const inSource = join(folder, 'apps/sandbox/audio/clips');
    if (existsSync(inSource)) return inSource;
  }
  throw new Error(`The audio clips are missing: expected ${beside}. Run apps/sandbox/audio/make-audio.sh.`);
}

function readScript(directory: string, name: string): Script {
  const folder = join(directory, name);
  const turns = readdirSync(folder)
    .sort()
    .map((file): Turn => {
      const encoded = wavData(readFileSync(join(folder, file)));
      let decoded: Int16Array | undefined;
      const [, speaker, manner] = file.replace('.wav', '').split('-');
      return {
        speaker: speaker === 'clinic' ? 'clinic' : 'patient',
        hold: manner === 'hold',
        optional: manner === 'optional',
        frames: encoded.length,
        samples: () => (decoded ??= decodeMuLaw(encoded)),
      };
    });
  const kind = name.startsWith('voicemail/')
    ? 'voicemail'
    : name.startsWith('outbound/')
      ? 'outbound'
      : 'inbound';
  return { name, kind, turns };
}
