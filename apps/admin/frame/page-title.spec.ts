import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { provideRouter, TitleStrategy } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { voicekeepRoutes } from '@voicekeep/plugin/angular';
import { PageTitle } from './page-title';

@Component({ template: 'a page' })
class Page {}

it('names the page and the product in the tab of the browser', async () => {
  const routes = voicekeepRoutes.map((route) => ({ ...route, loadComponent: () => Promise.resolve(Page) }));
  TestBed.configureTestingModule({
    providers: [
      provideRouter([...routes, { path: '', component: Page }]),
      { provide: TitleStrategy, useExisting: PageTitle },
    ],
  });
  const title = TestBed.inject(Title);
  const harness = await RouterTestingHarness.create('/settings/retention');
  expect(title.getTitle()).toBe('Retention and holds – Voicekeep');
  await harness.navigateByUrl('/calls');
  expect(title.getTitle()).toBe('Calls – Voicekeep');
  await harness.navigateByUrl('/');
  expect(title.getTitle()).toBe('Voicekeep');
});
