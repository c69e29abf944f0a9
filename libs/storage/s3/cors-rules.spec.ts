import { withOurCorsRule } from './cors-rules';

const foreign = { ID: 'site', AllowedOrigins: ['https://www.example.com'], AllowedMethods: ['PUT'] };

describe('our CORS rule', () => {
  it('is added in front and leaves foreign rules as they are', () => {
    const rules = withOurCorsRule([foreign], ['https://a.example.com']);
    expect(rules?.[0]).toMatchObject({
      ID: 'voicekeep',
      AllowedMethods: ['GET', 'HEAD'],
      AllowedHeaders: ['Range'],
    });
    expect(rules?.slice(1)).toEqual([foreign]);
  });

  it('is not written again when nothing is missing', () => {
    const rules = withOurCorsRule([foreign], ['https://a.example.com']) ?? [];
    expect(withOurCorsRule(rules, ['https://a.example.com'])).toBeNull();
  });

  it('keeps the origins another installation put there', () => {
    const rules = withOurCorsRule([], ['https://a.example.com']) ?? [];
    expect(withOurCorsRule(rules, ['https://b.example.com'])?.[0]?.AllowedOrigins).toEqual([
      'https://a.example.com',
      'https://b.example.com',
    ]);
  });
});
