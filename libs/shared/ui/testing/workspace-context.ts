import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { type EnvironmentProviders, type Provider, signal } from '@angular/core';
import { VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';

/** An administrator in a workspace, whose requests a spec answers. */
export const workspaceContext = (workspace: string | null = 'w1'): (Provider | EnvironmentProviders)[] => [
  provideHttpClient(),
  provideHttpClientTesting(),
  {
    provide: VOICEKEEP_CONTEXT,
    useValue: { apiBaseUrl: '/api/v1', workspaceId: signal(workspace), mayAdminister: signal(true) },
  },
];
