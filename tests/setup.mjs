// Finds what the tests need from the system, installs it where it may (root on Debian or Ubuntu), else says how.
import { spawnSync } from 'node:child_process';

const works = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
const isRoot = process.getuid?.() === 0;
const hasApt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;

// Chromium with a window system's needs, for Playwright; redis-server as the queue's production peer.
const missing = [
  ...(['chromium', 'chromium-browser', 'google-chrome'].some(works) ? [] : ['chromium']),
  ...(works('redis-server') ? [] : ['redis-server']),
];
if (missing.length > 0 && isRoot && hasApt) {
  console.log(`Installing ${missing.join(', ')} with apt …`);
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...missing);
} else if (missing.length > 0) {
  console.error(
    `The tests need ${missing.join(' and ')}. Install with: sudo apt-get install -y ${missing.join(' ')}`,
  );
  process.exit(1);
}
// ffmpeg and the browser the renderer draws with: the product's own way
process.exit(spawnSync(process.execPath, ['bin/qt-video.mjs', 'setup'], { stdio: 'inherit' }).status ?? 1);
