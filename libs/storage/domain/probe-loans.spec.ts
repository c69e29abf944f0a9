import { ProbeLoans } from './probe-loans';

const borrower = { workspaceId: 'w1', actorId: 'u1' };

describe('the loan of a probe', () => {
  it('ends when it is given back, once', async () => {
    const loans = new ProbeLoans();
    const loan = loans.open(borrower);
    expect(loans.giveBack(loan.id, borrower)).toBe(true);
    await loan.ended;
    expect(loans.giveBack(loan.id, borrower)).toBe(false);
  });

  it.each([
    ['somebody else', { ...borrower, actorId: 'u2' }],
    ['another workspace', { ...borrower, workspaceId: 'w2' }],
  ])('is not ended by %s', (_, other) => {
    const loans = new ProbeLoans();
    const loan = loans.open(borrower);
    expect(loans.giveBack(loan.id, other)).toBe(false);
    expect(loans.giveBack(loan.id, borrower)).toBe(true);
  });

  it('is forgotten once its lender ends it', async () => {
    const loans = new ProbeLoans();
    const loan = loans.open(borrower);
    loan.end();
    loan.end();
    await loan.ended;
    expect(loans.giveBack(loan.id, borrower)).toBe(false);
  });
});
