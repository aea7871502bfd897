import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonical, commitmentOf, type PrivatePart } from './commitment.ts';

const part: PrivatePart = {
  transferId: '018f0000-0000-7000-8000-000000000001',
  from: '00000000-0000-0000-0000-000000000001',
  to: '018f0000-0000-7000-8000-000000000002',
  purse: 'available',
  kind: 'earn',
  cause: 'participation/018f0000-0000-7000-8000-000000000003/1',
  amount: 10,
  shortfall: 0,
  annualDelta: 10,
  lifetimeDelta: 10,
  happenedOn: '2026-11-21',
  postedAt: '2026-11-23T02:00:00.000Z',
  ruleVersion: null,
  reverses: null,
};
const key = Buffer.alloc(32, 7);

test('the private part is written with sorted keys and without spaces', () => {
  expect(canonical(part)).toBe(
    '{"amount":10,"annualDelta":10,"cause":"participation/018f0000-0000-7000-8000-000000000003/1","from":"00000000-0000-0000-0000-000000000001","happenedOn":"2026-11-21","kind":"earn","lifetimeDelta":10,"postedAt":"2026-11-23T02:00:00.000Z","purse":"available","reverses":null,"ruleVersion":null,"shortfall":0,"to":"018f0000-0000-7000-8000-000000000002","transferId":"018f0000-0000-7000-8000-000000000001"}',
  );
});

test('a commitment is the hash of the scheme, the salt and the private part', () => {
  const salt = createHmac('sha256', key).update(part.transferId).digest();
  const expected = createHash('sha256')
    .update(Buffer.concat([Buffer.from('pts/v1'), salt, Buffer.from(canonical(part))]))
    .digest();
  expect(commitmentOf(key, part)).toEqual(expected);
  expect(expected).toHaveLength(32);
});

test('another key, another amount or another transfer gives another commitment', () => {
  const first = commitmentOf(key, part).toString('hex');
  const others = [commitmentOf(Buffer.alloc(32, 8), part), commitmentOf(key, { ...part, amount: 11 }), commitmentOf(key, { ...part, transferId: part.from })];
  expect(new Set([first, ...others.map((other) => other.toString('hex'))]).size).toBe(4);
});
