import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

setupZonelessTestEnv();

// A machine that does much else draws a page slowly.
jest.setTimeout(30_000);
