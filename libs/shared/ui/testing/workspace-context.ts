import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { type EnvironmentProviders, type Provider, signal } from '@angular/core';
import { VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';

/** An administrator in workspace `w1`, whose requests a spec answers. */
export const workspaceContext = (): (Provider | EnvironmentProviders)[] => [
  provideHttpClient(),
  provideHttpClientTesting(),
  {
    provide: VOICEKEEP_CONTEXT,
    useValue: { apiBaseUrl: '/api/v1', workspaceId: signal('w1'), mayAdminister: signal(true) },
  },
];
