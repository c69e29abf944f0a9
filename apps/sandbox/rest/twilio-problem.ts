/** An error as Twilio answers it: HTTP status, its own code, one sentence. */
export class TwilioProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message);
    this.name = 'TwilioProblem';
  }
}

export const notFound = (path: string): TwilioProblem =>
  new TwilioProblem(404, 20404, `The requested resource ${path} was not found`);
export const unauthenticated = (): TwilioProblem => new TwilioProblem(401, 20003, 'Authenticate');
export const tooManyRequests = (): TwilioProblem => new TwilioProblem(429, 20429, 'Too Many Requests');
export const serviceUnavailable = (): TwilioProblem => new TwilioProblem(503, 20503, 'Service Unavailable');

/** The error's body: JSON for a path that ends in .json, XML for every other, as in Twilio's 2010 API. */
export function problemBody(problem: TwilioProblem, path: string): { contentType: string; body: string } {
  const info = `https://www.twilio.com/docs/errors/${problem.code}`;
  if (path.endsWith('.json')) {
    const { code, message, status } = problem;
    const body = JSON.stringify({ code, message, more_info: info, status });
    return { contentType: 'application/json', body };
  }
  const body =
    `<?xml version='1.0' encoding='UTF-8'?>\n<TwilioResponse><RestException><Code>${problem.code}</Code>` +
    `<Message>${escapeXml(problem.message)}</Message><MoreInfo>${info}</MoreInfo>` +
    `<Status>${problem.status}</Status></RestException></TwilioResponse>`;
  return { contentType: 'application/xml', body };
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
