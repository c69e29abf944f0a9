import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { KeyTemplateField } from './key-template-field';
import { StorageClient } from './storage-client';
import { fillStorageForm, newStorageForm, toStorageRequest } from './storage-form';
import { savedStorage } from './testing/saved-storage';

const URL = '/api/v1/workspaces/w1/storage/key-preview';

describe('the folders below the prefix', () => {
  let server: HttpTestingController;
  let shown: Rendered<KeyTemplateField>;
  const form = newStorageForm();
  const type = (name: 'keyTemplate' | 'prefix', text: string): void => form.controls[name].setValue(text);
  /** The question the field asks once typing pauses. */
  const asked = async () => {
    const deadline = Date.now() + 3_000;
    for (;;) {
      const [request] = server.match(URL);
      if (request) return request;
      if (Date.now() > deadline) throw new Error('Nothing was asked.');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [StorageClient, ...workspaceContext()] });
    server = TestBed.inject(HttpTestingController);
    fillStorageForm(form, { ...savedStorage(), keyTemplate: '{yyyy}/{mm}' });
    const fixture = TestBed.createComponent(KeyTemplateField);
    fixture.componentRef.setInput('form', form);
    fixture.detectChanges();
    shown = new Rendered(fixture);
  });

  it('show where the newest recording would lie by what is saved', async () => {
    expect(shown.field('keyTemplate').value).toBe('{yyyy}/{mm}');
    const request = await asked();
    expect(request.request.body).toEqual({ prefix: 'voicekeep', keyTemplate: '{yyyy}/{mm}' });
    request.flush({ key: 'voicekeep/2026/11/RE1.wav', example: 'recording' });
    await shown.settled();
    expect(shown.text).toContain('voicekeep/2026/11/RE1.wav');
    expect(shown.text).toContain('Your newest recording would lie there.');
  });

  it('follow the typing with one question, the prefix’s too', async () => {
    (await asked()).flush({ key: 'a', example: 'made-up' });
    for (const text of ['c', 'ca', 'calls']) type('prefix', text);
    type('keyTemplate', ' ');
    const request = await asked();
    expect(request.request.body).toEqual({ prefix: 'calls', keyTemplate: null });
    request.flush({ key: 'calls/w1/2026/01/31/RE0.wav', example: 'made-up' });
    await shown.settled();
    server.verify();
    expect(shown.text).toContain('calls/w1/2026/01/31/RE0.wav');
    expect(shown.text).toContain('An example, as there is no recording yet.');
  });

  it('say in words what is wrong, and take it back once it is mended', async () => {
    type('keyTemplate', '{from}');
    const message = 'Use folders of letters and {yyyy}.';
    const errors = [{ path: 'keyTemplate', code: 'storage.key_template_format', message }];
    (await asked()).flush(
      { detail: message, code: 'storage.key_template_format', errors },
      { status: 422, statusText: 'refused' },
    );
    await shown.settled();
    expect(shown.element.querySelector('.preview')?.textContent?.trim()).toBe(message);
    type('keyTemplate', '{yyyy}');
    (await asked()).flush({ key: 'voicekeep/2026/RE1.wav', example: 'recording' });
    await shown.settled();
    expect(shown.text).not.toContain(message);
    expect(shown.text).toContain('voicekeep/2026/RE1.wav');
  });

  it('are saved as typed, and as the default when empty', () => {
    type('keyTemplate', ' {yyyy}/{kind} ');
    expect(toStorageRequest(form, null).keyTemplate).toBe('{yyyy}/{kind}');
    type('keyTemplate', '');
    expect(toStorageRequest(form, null).keyTemplate).toBeNull();
  });
});
