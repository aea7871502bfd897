#!/usr/bin/env node
// npx liren …: the command line under the right Node.
import { install, main, root, runNode } from './bootstrap.mjs';
import path from 'node:path';

await main(async () => {
  await install();
  return runNode([path.join(root, 'cli', 'main.ts'), ...process.argv.slice(2)], { cwd: process.cwd() });
});
