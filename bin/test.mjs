// npm test: the checks, then every test; the last line is "N passed, N failed".
// Arguments are passed on to vitest; --no-check leaves the checks out.
import { buildWeb, install, main, root, runNode } from './bootstrap.mjs';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What vitest's report says, with every way in which a run can fail without a failed test. */
function count(report, status) {
  if (!report) return { passed: 0, failed: 1 };
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((each) => each.status === 'failed')).length;
  const failed = report.numFailedTests + brokenFiles;
  // Unhandled errors and a set-up that fails show in the exit status alone.
  return { passed: report.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed };
}

await main(async () => {
  await install({ development: true });
  const given = process.argv.slice(2);
  const args = given.filter((each) => each !== '--no-check');
  const check = path.join(root, 'bin', 'check.mjs');
  let passed = 0;
  let failed = 0;
  // Asked for single files, the whole house need not be checked.
  if (args.length === 0 && !given.includes('--no-check') && fs.existsSync(check)) {
    const ok = (await runNode([check], { stdio: 'inherit' })) === 0;
    passed += ok ? 1 : 0;
    failed += ok ? 0 : 1;
  }
  await buildWeb().catch(() => (failed += 1));
  const output = path.join(os.tmpdir(), `liren-report-${randomBytes(8).toString('hex')}.json`);
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const status = await runNode([vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${output}`, ...args], { stdio: 'inherit' });
  const counted = count(fs.existsSync(output) ? JSON.parse(fs.readFileSync(output, 'utf8')) : undefined, status);
  fs.rmSync(output, { force: true });
  passed += counted.passed;
  failed += counted.failed;
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
