#!/usr/bin/env node
// npm start: installs and builds what is missing, then serves.
import { buildWeb, install, main, root, runNode } from './bootstrap.mjs';
import fs from 'node:fs';
import path from 'node:path';

// npm may be killed without passing the signal on: then nobody is left to stop this process. Between npm and it there
// may be a shell, which outlives npm.
function parents() {
  try {
    return `${process.ppid} ${fs.readFileSync(`/proc/${process.ppid}/stat`, 'utf8').replace(/.*\)/s, '').split(' ')[2]}`;
  } catch {
    return String(process.ppid);
  }
}
const before = parents();
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (parents() !== before) process.kill(process.pid, 'SIGTERM');
  }, 1000).unref();
}

await main(async () => {
  await install();
  await buildWeb();
  return runNode([path.join(root, 'cli', 'main.ts'), 'serve', ...process.argv.slice(2)]);
});
