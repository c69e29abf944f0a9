import type { OpenAPIObject } from '@nestjs/swagger';
import { SUMMARIES } from './route-summaries';

type PathItem = OpenAPIObject['paths'][string];

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;
/** Mounted for every method only to answer 405. */
const POST_ONLY = '/webhooks/';
const OPEN = new Set(['/api/v1/auth/login']);

/** Every REST error is one problem document. */
const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'One sentence for people, with the fix.' },
    code: { type: 'string', description: 'Stable and dotted, such as storage.bucket_required.' },
    requestId: { type: 'string', format: 'uuid' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

const FAILURE = {
  description: 'What went wrong (RFC 9457).',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Adds what no single controller knows: the error document, summaries, and which routes need no sign-in. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  const paths = Object.entries(document.paths).map(([path, item]) => [path, completePath(path, item)]);
  const schemas: object = { ...document.components?.schemas, Problem: PROBLEM };
  return {
    ...document,
    paths: Object.fromEntries(paths) as OpenAPIObject['paths'],
    components: { ...document.components, schemas: { ...schemas } },
  };
}

function completePath(path: string, item: PathItem): PathItem {
  const methods = path.startsWith(POST_ONLY) ? (['post'] as const) : METHODS;
  const completed: PathItem = {};
  for (const method of methods) {
    const operation = item[method];
    if (!operation) continue;
    const summary = operation.summary ?? SUMMARIES[`${method.toUpperCase()} ${path.replace('/api/v1', '')}`];
    completed[method] = {
      ...operation,
      ...(summary === undefined ? {} : { summary }),
      ...(OPEN.has(path) || path.startsWith(POST_ONLY) ? { security: [] } : {}),
      responses: { ...operation.responses, default: FAILURE },
    };
  }
  return completed;
}
