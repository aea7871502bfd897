// npm run bench -- <name>: measures one thing and prints its figures.
import { install, main, root, runNode, say } from './bootstrap.mjs';
import fs from 'node:fs';
import path from 'node:path';

await main(async () => {
  const [name, ...rest] = process.argv.slice(2);
  const file = path.join(root, 'bench', `${name}.ts`);
  if (!name || !/^[\w-]+$/.test(name) || !fs.existsSync(file)) {
    const names = fs
      .readdirSync(path.join(root, 'bench'))
      .filter((each) => each.endsWith('.ts'))
      .map((each) => each.slice(0, -3));
    say(`用法：npm run bench -- <名称>，可选：${names.join('、')}`, `usage: npm run bench -- <name>, one of: ${names.join(', ')}`);
    return 2;
  }
  await install({ development: true });
  return runNode([file, ...rest]);
});
