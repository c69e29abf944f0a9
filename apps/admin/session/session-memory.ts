import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';

const SIGNED_IN = 'voicekeep.signed-in';
const WORKSPACE = 'voicekeep.workspace';

/** What this browser remembers between visits: no secret, only whether asking for the session is worth it. */
@Injectable({ providedIn: 'root' })
export class SessionMemory {
  private readonly storage = inject(DOCUMENT).defaultView?.localStorage;

  wasSignedIn(): boolean {
    return this.storage?.getItem(SIGNED_IN) === 'yes';
  }

  rememberSession(): void {
    this.storage?.setItem(SIGNED_IN, 'yes');
  }

  forgetSession(): void {
    this.storage?.removeItem(SIGNED_IN);
  }

  lastWorkspace(): string | null {
    return this.storage?.getItem(WORKSPACE) ?? null;
  }

  rememberWorkspace(id: string): void {
    this.storage?.setItem(WORKSPACE, id);
  }
}
