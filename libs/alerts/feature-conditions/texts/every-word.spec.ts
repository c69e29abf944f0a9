import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Condition } from '@voicekeep/shared/contracts';
import { plainWords, providePseudoTexts, Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { ConditionsBand } from '../conditions-band';

const [TITLE, CAUSE, FIX] = ['The bucket refuses our key', 'Copying is paused.', 'Enter a working key.'];
const refused: Condition = {
  ...{ id: 'c1', code: 'storage.credentials_rejected', severity: 'problem', locationId: 'l1', count: 0 },
  ...{ since: '2026-03-01T12:00:00.000Z', title: TITLE, page: 'storage', cause: CAUSE, fix: FIX },
};

it('has no word of its own: every one comes from the texts', async () => {
  TestBed.configureTestingModule({
    providers: [...workspaceContext(), provideRouter([]), providePseudoTexts()],
  });
  const fixture = TestBed.createComponent(ConditionsBand);
  const band = new Rendered(fixture);
  fixture.detectChanges();
  const items: Condition[] = [
    refused,
    { ...refused, id: 'c2', page: 'telephony' },
    { ...refused, id: 'c3', severity: 'warning', page: 'calls' },
  ];
  const request = TestBed.inject(HttpTestingController).expectOne('/api/v1/workspaces/w1/conditions');
  request.flush({ items, nextCursor: null });
  await band.settled();
  const shown = (): string[] => plainWords(band.element, [TITLE, CAUSE, FIX]);
  expect(shown()).toEqual([]);
  band.element.querySelector('button')?.click();
  await band.settled();
  expect(band.element.querySelectorAll('a')).toHaveLength(3);
  expect(shown()).toEqual([]);
});
