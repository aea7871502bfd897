import { expect, test } from 'vitest';
import { readWhole } from './number-field.tsx';
import { figureOf } from './points.tsx';

test('whole numbers are read as people type them', () => {
  expect(['130', '１３０', '1,300', '−5', ' 7 '].map(readWhole)).toEqual([130, 130, 1300, -5, 7]);
});

test('what is no whole number is not guessed', () => {
  expect(['', '1.5', '十', '12分', '1e3', '99999999999'].map(readWhole)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined]);
});

test('figures carry a thousands comma and a true minus', () => {
  expect([0, 1386, -150, 1234567].map(figureOf)).toEqual(['0', '1,386', '−150', '1,234,567']);
});
