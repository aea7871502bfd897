import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { buildApp } from '../../server/app.ts';
import { createTestDatabase } from '../kit/database.ts';
import { declaredEndpoints } from '../kit/endpoints.ts';
import { root } from '../kit/house.ts';

const { database } = await createTestDatabase();
const app = await buildApp({ database, clock: () => new Date('2026-11-23T02:00:00Z'), mode: 'demo' });
const answer = await app.inject({ method: 'GET', url: '/api/openapi.json' });
const Document = z.object({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))) });

async function lint(document: unknown): Promise<{ code: number | null; out: string }> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'liren-openapi-'));
  const file = path.join(folder, 'openapi.json');
  await fs.writeFile(file, JSON.stringify(document));
  const child = spawn(
    process.execPath,
    [path.join(root, 'node_modules/@redocly/cli/bin/cli.js'), 'lint', file, '--config', path.join(root, 'redocly.yaml'), '--format', 'stylish'],
    { env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
  );
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [code]: [number | null] = await once(child, 'close').then(([status]) => [typeof status === 'number' ? status : null]);
  await fs.rm(folder, { recursive: true });
  return { code, out };
}

test('the OpenAPI document is 3.1 and describes every endpoint', async () => {
  const document = Document.parse(answer.json());
  expect(document.openapi).toMatch(/^3\.1/);
  const described = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((operation) => operation.operationId));
  expect(described.toSorted()).toEqual((await declaredEndpoints()).map((endpoint) => endpoint.id).toSorted());
});

test('the OpenAPI document passes the linter, and a broken one would not', { timeout: 60_000 }, async () => {
  const { code, out } = await lint(answer.json());
  expect(out).not.toMatch(/\berror\b/i);
  expect(code, out).toBe(0);
  const broken = Document.parse(answer.json());
  const [first] = Object.values(broken.paths).flatMap((methods) => Object.values(methods));
  if (first) delete first['responses'];
  expect((await lint(broken)).code).not.toBe(0);
});
