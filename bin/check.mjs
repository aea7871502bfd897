// npm run check: types, lint, format, dead code. The house's other guards (floors, snapshots, matrix) are laws under tests/laws.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const tools = path.join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';

const steps = [
  ['types of the server', 'tsc', ['--noEmit']],
  ['types of the web', 'tsc', ['--noEmit', '-p', 'web']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['format', 'oxfmt', ['--check']],
  ['dead code', 'knip', ['--no-progress']],
];

function run([name, command, args]) {
  return new Promise((resolve) => {
    const started = Date.now();
    const env = { ...process.env, PATH: `${tools}${path.delimiter}${process.env.PATH ?? ''}`, npm_config_loglevel: 'silent' };
    const child = spawn(path.join(tools, windows ? `${command}.cmd` : command), args, { cwd: root, env, shell: windows });
    let out = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (out += chunk));
    child.on('error', (error) => resolve({ name, ok: false, out: error.message, ms: 0 }));
    child.on('close', (code) => resolve({ name, ok: code === 0, out, ms: Date.now() - started }));
  });
}

let failed = 0;
const queue = [...steps];
async function worker() {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const { name, ok, out, ms } = await run(step);
    console.log(`${ok ? '✓' : '✗'} ${name} (${(ms / 1000).toFixed(1)} s)`);
    if (!ok) {
      failed += 1;
      console.log(out.trimEnd());
    }
  }
}
await Promise.all([worker(), worker()]);
console.log(failed === 0 ? `check: all ${steps.length} passed` : `check: ${failed} of ${steps.length} failed`);
process.exitCode = failed === 0 ? 0 : 1;
