#!/usr/bin/env node
// npm start: installs and builds what is missing, then serves.
import { buildWeb, install, main, root, runNode } from './bootstrap.mjs';
import path from 'node:path';

// npm may be killed without passing the signal on: then nobody is left to stop this process.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 1000).unref();
}

await main(async () => {
  await install();
  await buildWeb();
  return runNode([path.join(root, 'cli', 'main.ts'), 'serve', ...process.argv.slice(2)]);
});
