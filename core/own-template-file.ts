import { z } from 'zod';
import { ownTemplateSchema, type OwnTemplate } from './own-template.ts';

/** What tells a file of ours from other JSON. */
const KIND = 'qt-video-template';
const VERSION = 1;

/** Why a file cannot be taken for a template. */
export type TemplateFileProblem =
  | { problem: 'not_json' }
  | { problem: 'not_a_template' }
  /** Written by a newer version of the product. */
  | { problem: 'newer' }
  /** The template underneath is not there. */
  | { problem: 'unknown_template'; template: string }
  /** The first value that is wrong: `overrides.accent`. */
  | { problem: 'wrong_value'; where: string };

/** A church's own template as a file to hand on, JSON that people can read. */
export const writeTemplateFile = ({ name, template, overrides }: OwnTemplate): string =>
  `${JSON.stringify({ kind: KIND, version: VERSION, name, template, overrides }, null, 2)}\n`;

const headSchema = z.object({ kind: z.literal(KIND), version: z.number().int().min(1) });

/**
 * Reads such a file.
 * @param known ids of the templates there are
 */
export function readTemplateFile(
  text: string,
  known: ReadonlySet<string>,
): { template: OwnTemplate } | TemplateFileProblem {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { problem: 'not_json' };
  }
  const head = headSchema.safeParse(given);
  if (!head.success) return { problem: 'not_a_template' };
  if (head.data.version > VERSION) return { problem: 'newer' };
  const { name, template, overrides } = given as Record<string, unknown>;
  const parsed = ownTemplateSchema.safeParse({ name, template, overrides });
  if (!parsed.success) {
    return { problem: 'wrong_value', where: placeOf(parsed.error.issues[0]) };
  }
  if (!known.has(parsed.data.template)) {
    return { problem: 'unknown_template', template: parsed.data.template };
  }
  return { template: parsed.data };
}

/** `overrides.accent`; a value that should not be there at all is named too. */
function placeOf(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return '';
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...unknown].join('.');
}
