import { registerUsageEvent } from '@remotion/licensing';
import type { Logger } from '../../platform/log.ts';

/**
 * Tells Remotion of a finished render, as its company licence asks and as its own `renderMedia` does; our engine draws
 * with `renderFrames`, which does not. Nothing is sent without a key, and nobody waits for the answer.
 *
 * @param licenseKey `free-license` for those who need none, as Remotion names it
 */
export function reportUsage(request: {
  licenseKey: string | undefined;
  production: boolean;
  log: Logger;
}): void {
  const { licenseKey, production, log } = request;
  if (!licenseKey) return;
  registerUsageEvent({
    event: 'cloud-render',
    host: null,
    succeeded: true,
    isProduction: production,
    licenseKey: licenseKey === 'free-license' ? null : licenseKey,
  }).catch((error: unknown) => log.warn({ err: error }, 'Remotion could not be told of a render'));
}
