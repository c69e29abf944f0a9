import { pathForLog } from './path-for-log';

it('logs a path without its query and without tickets', () => {
  expect(pathForLog('/api/v1/call-logs?number=%2B15555550123')).toBe('/api/v1/call-logs');
  expect(pathForLog('/api/v1/playback/abcdefghijklmnopqrstuvwxyz0123456789')).toBe(
    '/api/v1/playback/[hidden]',
  );
  expect(pathForLog('/api/v1/jobs/01a205ee-3f30-7404-8d27-827cf127b410')).toContain('01a205ee-3f30');
});
