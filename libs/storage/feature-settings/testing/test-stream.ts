import { HttpEventType } from '@angular/common/http';
import type { TestRequest } from '@angular/common/http/testing';
import type { CheckStep, ConnectionCheckLine } from '@voicekeep/shared/contracts';

/** The server's side of one test, told line by line. */
export class TestStream {
  private text = '';

  constructor(private readonly open: TestRequest) {}

  get body(): unknown {
    return this.open.request.body;
  }

  tell(...lines: ConnectionCheckLine[]): void {
    this.text += lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const progress = { loaded: this.text.length, partialText: this.text };
    this.open.event({ type: HttpEventType.DownloadProgress, ...progress } as never);
  }

  /** Tells the whole of a test that ended like this. */
  end(...steps: CheckStep[]): void {
    this.tell(
      { event: 'planned', steps: steps.map(({ id, title }) => ({ id, title })) },
      { event: 'result', ok: steps.every(({ status }) => status !== 'failed'), steps },
    );
    this.open.flush(this.text);
  }

  /** The answer ends with what was told so far. */
  breakOff(): void {
    this.open.flush(this.text);
  }
}
