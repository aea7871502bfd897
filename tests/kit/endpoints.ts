import fs from 'node:fs/promises';
import path from 'node:path';
import type { EndpointShape } from '#contract/endpoint.ts';
import { root } from './house.ts';

const isEndpoint = (value: unknown): value is EndpointShape =>
  typeof value === 'object' && value !== null && 'gate' in value && 'path' in value && 'refusals' in value;

/** Every endpoint declared in contract/, whether or not it is served. */
export async function declaredEndpoints(): Promise<EndpointShape[]> {
  const found = new Map<string, EndpointShape>();
  for (const name of await fs.readdir(path.join(root, 'contract'))) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    const module: Record<string, unknown> = await import(path.join(root, 'contract', name));
    for (const value of Object.values(module)) if (isEndpoint(value)) found.set(value.id, value);
  }
  return [...found.values()].toSorted((a, b) => a.id.localeCompare(b.id));
}
