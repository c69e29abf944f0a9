import { previewOf } from './lifecycle-preview';
import { priceListOf, storageCost } from './storage-prices';

const GB = 1024 ** 3;
const amount = (objects: number, bytes: number, smallObjects = 0, smallBytes = 0) => ({
  ...{ objects, bytes, smallObjects, smallBytes },
});
const aws = priceListOf({ endpoint: null });

describe('what lifecycle steps would cost and save', () => {
  it('puts each recording into the class of the last step it is old enough for', () => {
    const preview = previewOf(
      [
        { afterDays: 90, storageClass: 'STANDARD_IA' },
        { afterDays: 365, storageClass: 'GLACIER_IR' },
      ],
      {
        all: amount(300, 300 * GB),
        old: [amount(200, 200 * GB), amount(100, 100 * GB)],
        bytesByClass: new Map([['STANDARD', 300 * GB]]),
      },
      aws,
    );
    expect(preview.costPerMonthNow).toBeCloseTo(300 * 0.023);
    expect(preview.costPerMonthThen).toBeCloseTo(100 * 0.023 + 100 * 0.0125 + 100 * 0.004);
    expect(preview.costPerMonthFinally).toBeCloseTo(300 * 0.004);
    expect(preview.steps[1]?.oneTimeCost).toBeCloseTo(0.002);
  });

  it('leaves recordings below 128 KB at the full price', () => {
    const preview = previewOf(
      [{ afterDays: 90, storageClass: 'GLACIER_IR' }],
      {
        all: amount(10, GB, 10, GB),
        old: [amount(10, GB, 10, GB)],
        bytesByClass: new Map([['STANDARD', GB]]),
      },
      aws,
    );
    expect(preview.costPerMonthThen).toBeCloseTo(0.023);
    expect(preview.warnings[0]).toMatchObject({ code: 'storage.small_objects' });
  });

  it('counts the 40 KB that Deep Archive keeps beside each file', () => {
    const many = 1_000_000;
    const bytes = many * 200 * 1024;
    const preview = previewOf(
      [{ afterDays: 90, storageClass: 'DEEP_ARCHIVE' }],
      { all: amount(many, bytes), old: [amount(many, bytes)], bytesByClass: new Map([['STANDARD', bytes]]) },
      aws,
    );
    const bare = storageCost(bytes, 0.00099);
    expect(preview.costPerMonthThen).toBeGreaterThan(bare * 1.5);
  });

  it('names no money where no price is known', () => {
    const preview = previewOf(
      [{ afterDays: 90, storageClass: 'GLACIER_IR' }],
      { all: amount(1, GB), old: [amount(1, GB)], bytesByClass: new Map([['STANDARD', GB]]) },
      priceListOf({ endpoint: 'https://s3.corp.example' }),
    );
    expect(preview).toMatchObject({ costPerMonthNow: null, costPerMonthThen: null });
  });
});
