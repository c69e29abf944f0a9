import { errors } from '@voicekeep/shared/errors';
import { scanJson } from './scan-json';

/** @throws VoicekeepError `request.encoding`, `request.json_syntax` with position, `request.too_deep`, `request.json_duplicate` */
export function parseJson(bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw errors.malformed('request.encoding', 'The body is not UTF-8.');
  }
  if (text.trim() === '') return {};
  scanJson(text);
  const value: unknown = JSON.parse(text);
  return value;
}
