import type { ZodType } from 'zod';

/**
 * Reads one of our own JSON files.
 *
 * @throws Error naming the file, and each field that is wrong with the reason
 */
export function parseStrictJson<T>(request: { schema: ZodType<T>; text: string; path: string }): T {
  const { schema, text, path } = request;
  const result = schema.safeParse(parse(text, path));
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `  ${issue.path.join('.') || '(top)'}: ${issue.message}`);
  throw new Error(`${path} is not as it should be:\n${wrong.join('\n')}`);
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${String(error)}`, { cause: error });
  }
}
