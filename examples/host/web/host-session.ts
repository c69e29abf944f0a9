import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';

interface Person {
  readonly name: string;
  readonly isOwner: boolean;
}

interface MenuEntry {
  readonly label: string;
  readonly path: string;
}

interface Workspaces {
  readonly items: readonly { readonly id: string }[];
}

/** This dashboard's own sign-in; the plug-in only hears which workspace to show. */
@Injectable({ providedIn: 'root' })
export class HostSession {
  private readonly http = inject(HttpClient);
  readonly person = signal<Person | null>(null);
  readonly menu = signal<readonly MenuEntry[]>([]);
  readonly workspaceId = signal<string | null>(null);
  readonly isOwner = computed(() => this.person()?.isOwner ?? false);

  async logIn(email: string, password: string): Promise<void> {
    const person = await firstValueFrom(this.http.post<Person>('/login', { email, password }));
    this.menu.set(await firstValueFrom(this.http.get<MenuEntry[]>('/menu')));
    const { items } = await firstValueFrom(this.http.get<Workspaces>('/api/v1/workspaces'));
    this.workspaceId.set(items[0]?.id ?? null);
    this.person.set(person);
  }

  async logOut(): Promise<void> {
    await firstValueFrom(this.http.post('/logout', {}));
    this.person.set(null);
    this.workspaceId.set(null);
  }
}
