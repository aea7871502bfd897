// Runs under any Node from 18 on: installs what is missing, finds the Node that the program needs, builds the web.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');
const isWindows = process.platform === 'win32';
const oldestNode = [24, 12];

const chinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
/** One language on the terminal: the machine's. */
export const say = (zh, en) => console.error(chinese ? zh : en);

export class Stop extends Error {}
const stop = (zh, en) => {
  say(zh, en);
  throw new Stop(en);
};

/** Runs a command with this terminal; answers its exit status, 128 + n after a signal. Signals are passed on. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const pass = (signal) => child.kill(signal);
    // With nohup there is no terminal, and its closing is no reason to stop.
    const signals = process.stdin.isTTY ? ['SIGINT', 'SIGTERM', 'SIGHUP'] : ['SIGINT', 'SIGTERM'];
    for (const signal of signals) process.on(signal, pass);
    const done = () => signals.forEach((signal) => process.off(signal, pass));
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      done();
      resolve(code ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 1));
    });
  });
}

// ------------------------------------------------------------------------------------------------------------- packages

/** Whether every package that must be there is there in the version that package-lock.json names. */
function isInstalled() {
  const lockFile = path.join(root, 'package-lock.json');
  const hiddenFile = path.join(modules, '.package-lock.json');
  if (!fs.existsSync(hiddenFile)) return false;
  if (fs.statSync(hiddenFile).mtimeMs >= fs.statSync(lockFile).mtimeMs) return true;
  // A copied or freshly checked-out folder has arbitrary times: then the contents decide.
  const packagesOf = (file) => JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? {};
  const installed = packagesOf(hiddenFile);
  return Object.entries(packagesOf(lockFile)).every(
    ([name, { version, optional, devOptional, dev }]) =>
      name === '' || optional || devOptional || (dev && !installed[name]) || installed[name]?.version === version,
  );
}

async function npmCi(development) {
  say('正在安装所需的软件包（npm ci）……', 'Installing the packages (npm ci) …');
  const outside = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !path.resolve(folder).startsWith(modules));
  // npm replaces node_modules, so it must not run on the Node that lies in there.
  const env = { ...process.env, PATH: outside.join(path.delimiter) };
  const args = ['ci', '--include=optional', ...(development ? ['--include=dev'] : []), '--no-audit', '--no-fund'];
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const known = npm && node && !path.resolve(node).startsWith(modules) && fs.existsSync(npm) && /npm-cli\.[cm]?js$/.test(npm);
  const status = await (known ? run(node, [npm, ...args], { env }) : run(isWindows ? 'npm.cmd' : 'npm', args, { env, shell: isWindows })).catch(() => 127);
  if (status === 127) stop('找不到 npm，请先安装 Node.js（其中带有 npm）。', 'npm was not found: install Node.js, which brings it.');
  if (status !== 0) stop(`npm ci 没有成功（退出码 ${status}），请检查网络后再试。`, `npm ci failed (exit status ${status}); check the network and try again.`);
}

/** Installs the packages when they are missing or older than package-lock.json. */
export async function install({ development = false } = {}) {
  if (!isInstalled() || (development && !fs.existsSync(path.join(modules, 'vitest')))) await npmCi(development);
  // So that `npx liren` finds the command without asking anybody.
  const command = path.join(modules, '.bin', 'liren');
  if (!isWindows && !fs.existsSync(command)) {
    try {
      fs.symlinkSync('../../bin/liren.mjs', command);
    } catch {
      // npx then makes its own link
    }
  }
}

// ----------------------------------------------------------------------------------------------------------------- Node

const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
};

/** The Node of the package if this system has one and can run it, else the Node at hand if it is new enough. */
export function rightNode() {
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  const packaged = path.join(modules, name, 'bin', isWindows ? 'node.exe' : 'node');
  if (fs.existsSync(packaged)) {
    if (fs.realpathSync(process.execPath) === fs.realpathSync(packaged)) return packaged;
    const { status, stdout } = spawnSync(packaged, ['--version'], { encoding: 'utf8' });
    if (status === 0 && isNewEnough(stdout.trim())) return packaged;
  }
  if (isNewEnough(process.version)) return process.execPath;
  return stop(
    `这台机器（${process.platform}-${process.arch}）没有可用的 Node 软件包。请安装 Node ${oldestNode.join('.')} 或更新版本，当前是 ${process.version}。`,
    `No Node package runs on this machine (${process.platform}-${process.arch}): install Node ${oldestNode.join('.')} or newer; this is ${process.version}.`,
  );
}

/** Runs a file of this project under the right Node; the child stops when this process goes away. */
export function runNode(args, options = {}) {
  const node = rightNode();
  // Compiled modules are kept: a later start takes half the time to load them.
  const cache = path.join(modules, '.cache', 'node');
  const env = { NODE_COMPILE_CACHE: cache, ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`, ...options.env };
  return run(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], ...options, env });
}

// ------------------------------------------------------------------------------------------------------------------ web

/** A digest of everything the built web is made from. */
function sourceStamp() {
  const hash = createHash('sha256');
  const walk = (at) => {
    if (!fs.existsSync(at)) return;
    if (fs.statSync(at).isDirectory()) {
      for (const name of fs.readdirSync(at).sort()) if (name !== 'dist' && name !== 'node_modules') walk(path.join(at, name));
    } else if (!/\.test\.tsx?$/.test(at)) hash.update(`${path.relative(root, at)}\n`).update(fs.readFileSync(at));
  };
  for (const name of ['web', 'contract', 'words', 'log', 'package-lock.json']) walk(path.join(root, name));
  return hash.digest('hex');
}

/** Builds the web when its sources changed since the last build. */
export async function buildWeb() {
  const config = path.join(root, 'web', 'vite.config.ts');
  if (!fs.existsSync(config)) return say('还没有网页可以构建，只启动接口。', 'There is no web to build yet: only the interface starts.');
  const stampFile = path.join(root, 'web', 'dist', 'sources.txt');
  const stamp = sourceStamp();
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return undefined;
  say('正在构建网页……', 'Building the web …');
  const vite = path.join(modules, 'vite', 'bin', 'vite.js');
  const status = await runNode([vite, 'build', '--config', config, '--logLevel', 'warn'], { stdio: 'inherit' });
  if (status !== 0) stop(`网页构建失败（退出码 ${status}）。`, `Building the web failed (exit status ${status}).`);
  fs.writeFileSync(stampFile, stamp);
  return undefined;
}

/** Runs a command's main and turns its answer into the exit status. */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Stop)) console.error(error);
    process.exitCode = 1;
  }
}
