import { expect, test } from 'vitest';
import { listResidents, printCard } from '#contract/identity.ts';
import { ui } from '#words/ui.ts';
import { failureWords, fileUrl, newKey, Refused, refusedWith, Unreached } from './api.ts';

test('an address fills its path from the input and carries the rest as a query', () => {
  expect(fileUrl(printCard, { residentId: 'a/b' })).toBe('/api/residents/a%2Fb/card.pdf');
  expect(fileUrl(listResidents, { communityId: 'c', buildingId: undefined, limit: 20 })).toBe('/api/residents?communityId=c&limit=20');
});

test('a key is a UUID of its own each time', () => {
  const keys = Array.from({ length: 100 }, newKey);
  expect(new Set(keys).size).toBe(100);
  for (const key of keys) expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test('whatever was thrown has a sentence', () => {
  const words = { zh: '不行', en: 'no' };
  const refused = new Refused('not-allowed', words, {}, undefined);
  expect(failureWords(refused)).toBe(words);
  expect(refusedWith(refused, 'not-allowed')).toBe(true);
  expect(failureWords(new Unreached(ui.unreached))).toBe(ui.unreached);
  expect(failureWords(new TypeError('x'))).toBe(ui.broken);
});
