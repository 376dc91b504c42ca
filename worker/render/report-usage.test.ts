import { afterEach, describe, expect, it, vi } from 'vitest';
import { openLog } from '../../platform/log.ts';
import { reportUsage } from './report-usage.ts';

const log = openLog({ name: 'test', level: 'silent' });

describe('telling Remotion of a render', () => {
  afterEach(() => vi.unstubAllGlobals());

  const sent = (licenseKey: string | undefined) => {
    const bodies: unknown[] = [];
    vi.stubGlobal('fetch', async (_: string, init: { body: string }) => {
      bodies.push(JSON.parse(init.body));
      return Response.json({ success: true, billable: false, classification: 'development' });
    });
    reportUsage({ licenseKey, production: false, log });
    return bodies;
  };

  it('sends the company’s key, one event a render', () => {
    expect(sent('rm_pub_key')).toEqual([
      expect.objectContaining({ event: 'cloud-render', apiKey: 'rm_pub_key', isProduction: false }),
    ]);
  });

  it('sends no key for the free licence', () => {
    expect(sent('free-license')).toEqual([expect.objectContaining({ apiKey: null })]);
  });

  it('sends nothing where there is no key', () => {
    expect(sent(undefined)).toEqual([]);
  });
});
