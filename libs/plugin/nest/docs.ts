import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { completeDocument } from './complete-document';

export interface DocsOptions {
  /** The host's session cookie, if browsers sign in with one. */
  readonly cookieName?: string;
}

/** The API's own description, from the controllers that are mounted. */
export function voicekeepDocument(app: INestApplication, { cookieName }: DocsOptions = {}): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Voicekeep')
    .setDescription('Moves call recordings from Twilio into your bucket and plays them from there.')
    .setVersion('1')
    .addSecurity('bearer', { type: 'http', scheme: 'bearer', description: 'An API key, vk_…' })
    .addSecurityRequirements('bearer');
  if (cookieName !== undefined)
    config
      .addSecurity('cookie', {
        ...{ type: 'apiKey', in: 'cookie', name: cookieName },
        description: 'The session of a person who signed in; unsafe calls also need an Origin that is ours.',
      })
      .addSecurityRequirements('cookie');
  return completeDocument(SwaggerModule.createDocument(app, config.build()));
}

/** Serves the OpenAPI document at `/api/openapi.json` and a page to read it at `/api/docs`. */
export function setUpVoicekeepDocs(app: INestApplication, options: DocsOptions = {}): void {
  SwaggerModule.setup('api/docs', app, () => voicekeepDocument(app, options), {
    jsonDocumentUrl: 'api/openapi.json',
  });
}
