import type { ConnectionCheckLine } from '@voicekeep/shared/contracts';

/** The lines of a test as they come, each with the time since the one before. */
export async function* linesOf(response: Response): AsyncGenerator<ConnectionCheckLine> {
  let rest = '';
  for await (const text of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const [last = '', ...whole] = `${rest}${text}`.split('\n').reverse();
    rest = last;
    for (const line of whole.reverse()) yield JSON.parse(line) as ConnectionCheckLine;
  }
  if (rest !== '') throw new Error(`The stream ends within a line: ${rest}`);
}
