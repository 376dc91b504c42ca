import { argv, env } from 'node:process';

/** Unpacks the Chromium from npm into the folder that is given: a process of its own, whose temporary folder that is. */
env['TMPDIR'] = argv[2];
const { default: chromium } = await import('@sparticuz/chromium');
await chromium.executablePath();
