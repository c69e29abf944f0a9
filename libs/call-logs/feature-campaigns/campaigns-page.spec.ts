import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import type { Campaign } from '@voicekeep/shared/contracts';
import { VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';
import { previewed, SettingsPage } from '@voicekeep/shared/ui/testing';
import { CampaignDialog, type CampaignToWrite } from './campaign-dialog';
import { CampaignsPage } from './campaigns-page';
import { DeleteCampaignDialog, type CampaignToDelete } from './delete-campaign-dialog';

const URL = '/api/v1/workspaces/w1/campaigns';
const spring: Campaign = {
  ...{ id: 'c1', name: 'Spring', trackingNumber: '+14155550100', createdAt: '2020-03-01T12:00:00Z' },
};
const radio: Campaign = { ...spring, id: 'c2', name: 'Radio', trackingNumber: null };

describe('the campaigns page', () => {
  let page: SettingsPage<CampaignsPage>;
  const opened = jest.fn<unknown, [unknown, { data: unknown }]>();
  const open = async (items: Campaign[], nextCursor: string | null = null): Promise<void> => {
    TestBed.configureTestingModule({ providers: [{ provide: MatDialog, useValue: { open: opened } }] });
    page = await SettingsPage.open(CampaignsPage, URL, { items, nextCursor });
  };
  /** What the dialog that was opened last may do. */
  const dialog = async <T>(component: unknown): Promise<T> => {
    await page.settled();
    const [shown, { data }] = opened.mock.calls.at(-1)!;
    expect(shown).toBe(component);
    return data as T;
  };

  beforeEach(() => opened.mockReset());
  afterEach(() => page.server.verify());

  it('says what a campaign is for, where there is none', async () => {
    await open([]);
    expect(page.text).toContain('No campaign yet');
  });

  it('names each with its number', async () => {
    await open([spring, radio]);
    const rows = [...page.element.querySelectorAll('tbody tr')].map(({ textContent }) => textContent);
    expect(rows[0]).toMatch(/Spring.*\+1 415 555 0100.*1 Mar 2020/s);
    expect(rows[1]).toMatch(/Radio.*None/s);
  });

  it('reads on where there are more', async () => {
    await open([spring], 'next');
    page.press('Load more');
    page.server.expectOne(`${URL}?cursor=next`).flush({ items: [radio], nextCursor: null });
    await page.settled();
    expect(page.text).toContain('Radio');
    expect(page.text).not.toContain('Load more');
  });

  it('adds one, and says so', async () => {
    await open([]);
    page.press('Add campaign');
    const { campaign, save } = await dialog<CampaignToWrite>(CampaignDialog);
    expect(campaign).toBeNull();
    const saved = save({ name: 'Spring', trackingNumber: '+14155550100' });
    const request = page.server.expectOne({ method: 'POST', url: URL });
    expect(request.request.body).toEqual({ name: 'Spring', trackingNumber: '+14155550100' });
    request.flush(spring);
    await saved;
    await page.settled();
    expect(page.text).toContain('“Spring” was added.');
    expect(page.element.querySelectorAll('tbody tr')).toHaveLength(1);
  });

  it('changes one in its place', async () => {
    await open([spring, radio]);
    page.press('Change Spring');
    const { save } = await dialog<CampaignToWrite>(CampaignDialog);
    const saved = save({ name: 'Summer', trackingNumber: null });
    page.server.expectOne({ method: 'PATCH', url: `${URL}/c1` }).flush({ ...spring, name: 'Summer' });
    await saved;
    await page.settled();
    expect(page.element.querySelector('tbody tr')?.textContent).toContain('Summer');
  });

  it('deletes one and leaves its calls', async () => {
    await open([spring, radio]);
    page.press('Delete Spring');
    const { remove } = await dialog<CampaignToDelete>(DeleteCampaignDialog);
    const removed = remove();
    page.server.expectOne({ method: 'DELETE', url: `${URL}/c1` }).flush(null);
    await removed;
    await page.settled();
    expect(page.text).toContain('“Spring” was deleted; its calls stay.');
    expect(page.element.querySelectorAll('tbody tr')).toHaveLength(1);
  });

  it('deletes one with its calls as the person was told', async () => {
    await open([spring]);
    page.press('Delete Spring');
    const { preview, removeWithCalls } = await dialog<CampaignToDelete>(DeleteCampaignDialog);
    const looked = preview();
    const asked = page.server.expectOne('/api/v1/workspaces/w1/call-logs/delete/preview');
    expect(asked.request.body).toEqual({ filter: { campaignId: 'c1' } });
    const told = previewed({ callLogs: 3, deletesFiles: true });
    asked.flush(told);
    await expect(looked).resolves.toEqual(told);
    const removed = removeWithCalls(told);
    const order = page.server.expectOne(`${URL}/c1/delete?deletesFiles=true&deletesTwilioCopies=false`);
    order.flush({ id: 'j' });
    await removed;
    await page.settled();
    expect(page.text).toContain('No campaign yet');
  });

  it('is only read by who may not change it', async () => {
    const member = { apiBaseUrl: '/api/v1', workspaceId: signal('w1'), mayAdminister: signal(false) };
    TestBed.overrideProvider(VOICEKEEP_CONTEXT, { useValue: member });
    await open([spring]);
    expect(page.element.querySelectorAll('button')).toHaveLength(0);
  });
});
