import { HttpTestingController } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Rendered } from './rendered';
import { workspaceContext } from './workspace-context';

/** A settings page of workspace `w1` and the server it talks to. */
export class SettingsPage<T> extends Rendered<T> {
  readonly server = TestBed.inject(HttpTestingController);

  /** Opens the page; the server answers its first request at `url` with `settings`. */
  static async open<T>(page: Type<T>, url: string, settings: object): Promise<SettingsPage<T>> {
    TestBed.configureTestingModule({ providers: workspaceContext() });
    const fixture = TestBed.createComponent(page);
    fixture.detectChanges();
    const opened = new SettingsPage<T>(fixture, url);
    await opened.answer(settings);
    return opened;
  }

  private constructor(
    fixture: ConstructorParameters<typeof Rendered<T>>[0],
    private readonly url: string,
  ) {
    super(fixture);
  }

  /** The body of the save that waits for its answer. */
  savedBody(): unknown {
    return this.server.expectOne({ method: 'PUT', url: this.url }).request.body;
  }

  async answer(body: object, path = ''): Promise<void> {
    this.server.expectOne(`${this.url}${path}`).flush(body);
    await this.settled();
  }

  /** The server refuses the save that waits. */
  async refuse(status: number, problem: object): Promise<void> {
    const request = this.server.expectOne({ method: 'PUT', url: this.url });
    request.flush(problem, { status, statusText: 'refused' });
    await this.settled();
  }
}
