import { answer, ask, Sandboxes } from '../testing/client';

const sandboxes = new Sandboxes();
afterEach(() => sandboxes.closeAll());

describe('lists', () => {
  it('refuse a page size over 1000 and a token that is none, and ignore parameters they do not know', async () => {
    const sandbox = await sandboxes.start();
    const tooLarge = await ask(sandbox, '/Recordings.json?PageSize=1001');
    expect(await answer(tooLarge)).toMatchObject({ status: 400, code: 20007 });
    const badToken = await ask(sandbox, '/Recordings.json?PageToken=PAREnothing');
    expect(await answer(badToken)).toMatchObject({ status: 400, code: 21481 });
    const unknown = await answer(await ask(sandbox, '/Recordings.json?DateCreatedAfter=2020-01-01'));
    expect(unknown['recordings']).toHaveLength(6);
  });

  it('keep the filters in the address of the next page', async () => {
    const sandbox = await sandboxes.start();
    const page = await answer(await ask(sandbox, '/Recordings.json?DateCreated%3E=2020-01-01&PageSize=2'));
    expect(page['next_page_uri']).toMatch(
      /Recordings\.json\?DateCreated%3E=2020-01-01&PageSize=2&Page=1&PageToken=PARE/,
    );
    expect(page).toMatchObject({ page: 0, start: 0, end: 1, page_size: 2, previous_page_uri: null });
  });

  it('are empty, not an error, when nothing fits', async () => {
    const sandbox = await sandboxes.start({ recordings: 0 });
    const page = await answer(await ask(sandbox, '/Recordings.json'));
    expect(page).toMatchObject({ recordings: [], next_page_uri: null, start: 0, end: 0, page_size: 50 });
  });
});
