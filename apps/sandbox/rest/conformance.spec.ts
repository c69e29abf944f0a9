import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Sandbox } from '../index';
import { answer, ask, Sandboxes } from '../testing/client';

const FILE = join(__dirname, '../twilio-openapi/twilio-recordings.openapi.json');
const RFC_2822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/;

/** Twilio's own description, loosened only where its own examples or real accounts disagree with it. */
function validators(): (path: string) => ValidateFunction {
  const text = readFileSync(FILE, 'utf8').replace(/#\/components\/schemas\//g, 'twilio#/components/schemas/');
  const document = JSON.parse(text);
  const { schemas } = document.components;
  // Typed number, while the example beside it is the text "-0.0025".
  schemas['api.v2010.account.call.call_recording'].properties.price = { type: 'string', nullable: true };
  // Untyped: an object in an encrypted account, else null.
  for (const name of ['api.v2010.account.recording', 'api.v2010.account.call.call_recording']) {
    schemas[name].properties.encryption_details = { type: 'object', nullable: true };
  }
  // Real accounts show sources that are not listed.
  schemas['recording_enum_source'] = schemas['call_recording_enum_source'] = { type: 'string' };
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  ajv.addFormat('date-time-rfc-2822', RFC_2822);
  ajv.addFormat('phone-number', /^\+[1-9]\d{1,14}$/);
  ajv.addFormat('currency', /^[A-Z]{3}$/);
  ajv.addFormat('http-method', /^(GET|POST)$/);
  for (const ignored of ['uri-map', 'phone-number-capabilities', 'int64']) ajv.addFormat(ignored, true);
  // Paging addresses are relative, which the format "uri" forbids and Twilio's examples do.
  ajv.addFormat('uri', /^(https?:\/)?\/\S+$/);
  ajv.addSchema(document, 'twilio');
  return (path) =>
    ajv.compile(closed(document.paths[path].get.responses['200'].content['application/json'].schema));
}

/** Nothing is required in Twilio's description; here the envelope's every member is, and no other may come. */
function closed(schema: Record<string, unknown>): Record<string, unknown> {
  const properties = schema['properties'];
  return typeof properties === 'object' && properties !== null
    ? { ...schema, required: Object.keys(properties), additionalProperties: false }
    : schema;
}

describe("the sandbox's JSON held to Twilio's OpenAPI description", () => {
  const sandboxes = new Sandboxes();
  const schemaOf = validators();
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await sandboxes.start({
      recordings: [
        {},
        { kind: 'voicemail' },
        { source: 'Conference' },
        { source: 'OutboundAPI' },
        { source: 'Trunking' },
        { source: 'StartCallRecordingTwiML' },
        { status: 'absent' },
        { status: 'processing' },
        { sameCall: true },
        { storage: 'encrypted' },
        { storage: 'external' },
      ],
    });
  });
  afterAll(() => sandboxes.closeAll());

  const expectValid = async (template: string, path: string): Promise<void> => {
    const body = await (await ask(sandbox, path)).json();
    const validate = schemaOf(template);
    expect({ path, valid: validate(body), errors: validate.errors }).toEqual({
      path,
      valid: true,
      errors: null,
    });
  };

  it('fits for every list', async () => {
    const base = '/2010-04-01/Accounts/{AccountSid}';
    await expectValid(`${base}/Recordings.json`, '/Recordings.json?PageSize=2');
    await expectValid(`${base}/Recordings.json`, '/Recordings.json?CallSid=none');
    await expectValid(`${base}/Calls.json`, '/Calls.json');
    await expectValid(`${base}/IncomingPhoneNumbers.json`, '/IncomingPhoneNumbers.json');
    for (const { callSid } of sandbox.recordings()) {
      await expectValid(`${base}/Calls/{CallSid}/Recordings.json`, `/Calls/${callSid}/Recordings.json`);
    }
  });

  it('fits for every recording, call and the account, also after a deletion', async () => {
    const base = '/2010-04-01/Accounts/{AccountSid}';
    for (const { sid, callSid } of sandbox.recordings()) {
      await expectValid(`${base}/Recordings/{Sid}.json`, `/Recordings/${sid}.json`);
      await expectValid(
        `${base}/Calls/{CallSid}/Recordings/{Sid}.json`,
        `/Calls/${callSid}/Recordings/${sid}.json`,
      );
      await expectValid(`${base}/Calls/{Sid}.json`, `/Calls/${callSid}.json`);
    }
    await expectValid('/2010-04-01/Accounts/{Sid}.json', '.json');
    const [recording] = sandbox.recordings();
    await ask(sandbox, `/Recordings/${recording?.sid}.json`, { method: 'DELETE' });
    await expectValid(
      `${base}/Recordings/{Sid}.json`,
      `/Recordings/${recording?.sid}.json?IncludeSoftDeleted=true`,
    );
  });

  it('has every member that Twilio describes, and no other', async () => {
    const document = JSON.parse(readFileSync(FILE, 'utf8'));
    const described = (name: string): string[] =>
      Object.keys(document.components.schemas[name].properties).sort();
    const one = async (path: string, list: string): Promise<string[]> =>
      ((await answer(await ask(sandbox, path)))[list] as object[])
        .flatMap((item) => Object.keys(item))
        .sort();
    const { callSid } = sandbox.recordings().at(-1)!;
    expect(await one('/Recordings.json?PageSize=1', 'recordings')).toEqual(
      described('api.v2010.account.recording'),
    );
    expect(await one('/Calls.json?PageSize=1', 'calls')).toEqual(described('api.v2010.account.call'));
    expect(await one(`/Calls/${callSid}/Recordings.json?PageSize=1`, 'recordings')).toEqual(
      described('api.v2010.account.call.call_recording'),
    );
  });
});
