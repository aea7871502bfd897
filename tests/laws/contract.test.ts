import { expect, test } from 'vitest';
import type { EndpointShape } from '#contract/endpoint.ts';
import { actions, matrix, roles, scopeOf } from '#contract/permissions.ts';
import { refusalCodes } from '#contract/refusals.ts';
import { refusalSentence } from '#words/refusals.ts';
import { routes } from '../../server/app.ts';
import { declaredEndpoints } from '../kit/endpoints.ts';
import { readTree, type SourceFile } from '../kit/house.ts';

const endpoints = await declaredEndpoints();

/** Refusals an endpoint names that no test file names together with the endpoint. */
function untested(shapes: readonly EndpointShape[], tests: readonly SourceFile[]): string[] {
  return shapes.flatMap((shape) =>
    shape.refusals
      .filter((code) => !tests.some(({ text }) => new RegExp(`\\b${shape.id}\\b`).test(text) && text.includes(`'${code}'`)))
      .map((code) => `${shape.id}: ${code}`),
  );
}

test('every declared endpoint is served, and every served one is declared', () => {
  expect(endpoints.length).toBeGreaterThan(40);
  expect(routes.map((route) => route.endpoint.id).toSorted()).toEqual(endpoints.map((endpoint) => endpoint.id).toSorted());
});

test('methods and paths are unique, ids are unique, path parameters are inputs', () => {
  const seen = endpoints.map((endpoint) => `${endpoint.method} ${endpoint.path.replaceAll(/:\w+/g, ':')}`);
  expect(seen.filter((one, index) => seen.indexOf(one) !== index)).toEqual([]);
  for (const endpoint of endpoints)
    for (const [, name] of endpoint.path.matchAll(/:(\w+)/g)) expect(Object.keys(endpoint.input.shape), endpoint.id).toContain(name);
});

test('every refusal an endpoint names is tested', async () => {
  const tests = (await readTree()).filter((file) => /\.test\.tsx?$/.test(file.path) && !file.path.startsWith('tests/laws/contract'));
  expect(untested(endpoints, tests)).toEqual([]);
});

test('an untested refusal would be caught', () => {
  const [first] = endpoints.filter((endpoint) => endpoint.refusals.length > 0);
  if (!first) throw new Error('no endpoint refuses anything');
  expect(untested([first], [{ path: 'x.test.ts', text: `call(${first.id})` }])).toEqual(first.refusals.map((code) => `${first.id}: ${code}`));
});

test('every refusal has a status and a sentence in both languages that says more than its code', () => {
  for (const code of refusalCodes) {
    const { zh, en } = refusalSentence(code, {});
    expect(zh.length, code).toBeGreaterThan(3);
    expect(en.length, code).toBeGreaterThan(10);
    expect(zh, code).not.toContain('undefined');
    expect(zh, code).not.toContain(code);
  }
});

test('every gate is public, signed-in or an action of the matrix, and every action has a door', () => {
  const gates = new Set(endpoints.map((endpoint) => endpoint.gate));
  for (const gate of gates) expect(gate === 'public' || gate === 'signed-in' || gate in matrix, gate).toBe(true);
  expect(Object.keys(matrix).filter((action) => ![...gates].some((gate) => gate === action))).toEqual([]);
});

test('nobody holds an action without a scope, and administrators hold none over deeds', () => {
  for (const action of actions) {
    expect(
      roles.some((role) => scopeOf(action, role) !== undefined),
      action,
    ).toBe(true);
  }
  const overPeople = actions.filter((action) => /deeds|objections|corrections|residents?$/.test(action));
  expect(overPeople.length).toBeGreaterThan(5);
  const administrators = ['systemAdministrator', 'securityOfficer', 'auditor'] as const;
  expect(overPeople.filter((action) => administrators.some((role) => scopeOf(action, role) !== undefined))).toEqual([]);
});

test('no wording treats points as money', async () => {
  const money = /积分(币|元)|罚款|处罚|充值|提现/;
  const spoken = (await readTree()).filter((file) => file.path.startsWith('words/') && !file.path.endsWith('.test.ts'));
  expect(spoken.filter((file) => money.test(file.text)).map((file) => file.path)).toEqual([]);
  expect(money.test('罚款 20 分')).toBe(true);
});
