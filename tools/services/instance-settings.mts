import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { choosePort, type PortRange } from './ports.mts';

interface Stored {
  ports: Record<string, number>;
  secrets: Record<string, string>;
}

/** What one private instance must find again: its ports and its random secrets, in one file of mode 0600. */
export class InstanceSettings {
  readonly #file: string;
  readonly #stored: Stored;

  constructor(file: string) {
    this.#file = file;
    this.#stored = read(file);
  }

  /** A random secret of `bytes` bytes in hex, the same one at every start. */
  secret(name: string, bytes = 20): string {
    const known = this.#stored.secrets[name];
    if (known !== undefined) return known;
    const made = randomBytes(bytes).toString('hex');
    this.#stored.secrets[name] = made;
    this.#save();
    return made;
  }

  rememberedPort(name: string): number | undefined {
    return this.#stored.ports[name];
  }

  /** The port remembered under the name while it is free, else a new one that is remembered instead. */
  async port(name: string, range?: PortRange): Promise<number> {
    const others = Object.entries(this.#stored.ports).filter(([other]) => other !== name);
    const port = await choosePort(this.#stored.ports[name], new Set(others.map(([, taken]) => taken)), range);
    this.#stored.ports[name] = port;
    this.#save();
    return port;
  }

  /** Whole file or none: a launcher killed while writing leaves the old one. */
  #save(): void {
    const draft = `${this.#file}.new`;
    writeFileSync(draft, `${JSON.stringify(this.#stored, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, this.#file);
  }
}

function read(file: string): Stored {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { ports: {}, secrets: {} };
  }
  const { ports = {}, secrets = {} } = JSON.parse(text) as Partial<Stored>;
  return { ports, secrets };
}
