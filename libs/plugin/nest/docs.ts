import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The API's own description, from the controllers that are mounted. */
export function voicekeepDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Voicekeep')
    .setDescription('Moves call recordings from Twilio into your bucket and plays them from there.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key, vk_…' })
    .addSecurityRequirements('bearer')
    .build();
  return SwaggerModule.createDocument(app, config);
}

/** Serves the OpenAPI document at `/api/openapi.json` and a page to read it at `/api/docs`. */
export function setUpVoicekeepDocs(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => voicekeepDocument(app), { jsonDocumentUrl: 'api/openapi.json' });
}
