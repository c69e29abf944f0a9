import { signatureFor } from './signature';

const CALLER = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
};
const URL = 'https://mycompany.com/myapp.php?foo=1&bar=2';

describe('the signature of a callback', () => {
  it("equals Twilio's published example", () => {
    expect(signatureFor('12345', URL, CALLER)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });

  it('leaves out fragment, user and, over https, the port', () => {
    const expected = signatureFor('12345', URL, CALLER);
    expect(signatureFor('12345', `${URL}#rc=3`, CALLER)).toBe(expected);
    expect(signatureFor('12345', URL.replace('my', 'me:pw@my'), CALLER)).toBe(expected);
    expect(signatureFor('12345', URL.replace('.com', '.com:8443'), CALLER)).toBe(expected);
  });

  it('keeps the port over http', () => {
    const sign = (url: string): string => signatureFor('12345', url, CALLER);
    expect(sign('http://127.0.0.1:3000/x')).not.toBe(sign('http://127.0.0.1/x'));
  });
});
