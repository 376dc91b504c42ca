// `npm test`: everything, on a machine that has nothing but Node. Ends with one line: "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), 'qt-video-test-'));
let passed = 0;
let failed = 0;

/** Runs a command with its output shown; answers whether it succeeded. */
function run(name, command, args) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return status === 0;
}

/** A check that counts as one test. */
function check(name, command, args) {
  const ok = run(name, command, args);
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? '✓' : '✗'} ${name}`);
}

/** A vitest project; its tests are counted one by one, a run that ended without a report as one failure. */
function vitest(project) {
  const report = join(scratch, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ok = run(`${project} tests`, 'npx', ['vitest', 'run', '--project', project, ...reporters]);
  let failures = 0;
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    passed += numPassedTests;
    // a file that could not even begin has no tests to fail
    const broken = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    failures = numFailedTests + broken.length;
  } catch {
    failures = 1;
  }
  failed += ok ? failures : Math.max(1, failures);
}

if (!run('what the tests need from the system', process.execPath, ['tests/setup.mjs'])) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
check('lint and import directions', 'npx', ['oxlint', '--quiet']);
check('types', 'npx', ['tsc', '-p', '.']);
check('format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']);
for (const project of ['unit', 'integration', 'e2e']) vitest(project);

rmSync(scratch, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
