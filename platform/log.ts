import { pino, type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { LogLevel } from './environment.ts';

export type { Logger };

/** Fields that never reach the log, at the top or up to two levels down. */
const SECRET_FIELDS = [
  'password',
  'passwordHash',
  'token',
  'access_token',
  'authorization',
  'cookie',
  'apiKey',
  'apiSecret',
  'secretAccessKey',
  'jwtSecret',
  'signingKey',
];

/** Signatures in links (ours and S3's), bearer tokens and JWTs, wherever they stand in a text. */
const SECRET_IN_TEXT =
  /((?:X-Amz-(?:Signature|Credential|Security-Token)|signature|token|api_?key)=)[^&\s"'\\]+|(Bearer\s+)[\w.~+/=-]+|eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]{5,}/gi;

/** A text with its secrets blotted out. */
export const blotSecrets = (text: string): string =>
  text.replace(SECRET_IN_TEXT, (_, name?: string, bearer?: string) => `${name ?? bearer ?? ''}[redacted]`);

/**
 * The log of one process: JSON lines, or readable ones on a terminal.
 * @param name of the process: `server`, `worker`, `cli`
 * @param destination for tests; stdout otherwise
 */
export function openLog({
  name,
  level,
  destination,
}: {
  name: string;
  level: LogLevel;
  destination?: DestinationStream;
}): Logger {
  const readable = !destination && process.stdout.isTTY;
  return pino(
    {
      name,
      level,
      redact: { paths: SECRET_FIELDS.flatMap((f) => [f, `*.${f}`, `*.*.${f}`]), censor: '[redacted]' },
      hooks: { streamWrite: blotSecrets },
    },
    readable
      ? pretty({ colorize: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname', sync: true })
      : (destination ?? pino.destination({ sync: true })),
  );
}
