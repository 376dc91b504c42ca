// `npm test`: everything, on a machine that has nothing but Node. Ends with one line: "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), 'qt-video-test-'));
let passed = 0;
/** What failed, told once more at the end: the log above it is long. */
const failures = [];

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
  else failures.push(name);
  console.log(`${ok ? '✓' : '✗'} ${name}`);
}

/** A vitest project; its tests are counted one by one, a run that ended without a report as one failure. */
function vitest(project) {
  const report = join(scratch, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ok = run(`${project} tests`, 'npx', ['vitest', 'run', '--project', project, ...reporters]);
  const before = failures.length;
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    passed += numPassedTests;
    for (const file of testResults) {
      const name = relative(root, file.name);
      const tests = file.assertionResults.filter((test) => test.status === 'failed');
      for (const test of tests)
        failures.push(`${name}: ${test.fullName}\n${test.failureMessages.join('\n')}`);
      // a file that could not even begin has no tests to fail
      if (file.status === 'failed' && tests.length === 0) failures.push(`${name}: ${file.message}`);
    }
  } catch (error) {
    failures.push(`${project}: no report (${error.message})`);
  }
  if (!ok && failures.length === before) failures.push(`${project}: an error outside the tests`);
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
for (const failure of failures) console.log(`\n✗ ${failure}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
