import { TestBed } from '@angular/core/testing';
import { provideTexts } from '@voicekeep/shared/ui';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

setupZonelessTestEnv();

// A machine that does much else draws a page slowly.
jest.setTimeout(30_000);

// Every part of the pages speaks; what a spec provides itself comes after this and wins.
beforeEach(() => TestBed.configureTestingModule({ providers: [provideTexts()] }));
