import { format, resolveConfig } from 'prettier';

/** The text as the project's own formatter would leave it in this file. */
export async function formatted(file: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}
