/** What is between the element and the ears: the gains from each channel to each ear, as last set. */
export class Wires {
  /** How often a way was laid. */
  contexts = 0;
  readonly gains = new Map<string, number>();

  /** Puts it in the browser's place. */
  lay(): void {
    const { gains } = this;
    const opened = (): number => (this.contexts += 1);
    class Node {
      channel = 0;
      ear = 0;
      gain = { setTargetAtTime: (level: number) => gains.set(`${this.channel}→${this.ear}`, level) };
      connect(next: Node, output = 0, input?: number): Node {
        if (input === undefined) next.channel = output;
        else this.ear = input;
        return next;
      }
    }
    class Context {
      readonly currentTime = 0;
      readonly destination = new Node();
      constructor() {
        opened();
      }
      createMediaElementSource = (): Node => new Node();
      createChannelSplitter = (): Node => new Node();
      createChannelMerger = (): Node => new Node();
      resume = async (): Promise<void> => undefined;
      close = async (): Promise<void> => undefined;
    }
    Object.assign(globalThis, { AudioContext: Context, GainNode: Node });
  }
}
