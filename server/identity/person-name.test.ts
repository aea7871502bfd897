import { expect, test } from 'vitest';
import fc from 'fast-check';
import { hasNameShape, isSurname, mask, splitName } from './person-name.ts';

test('a masked name shows its first and last character, a name of two only the first', () => {
  expect(mask('林知远')).toBe('林*远');
  expect(mask('王芳')).toBe('王*');
  expect(mask('欧阳知远')).toBe('欧*远');
  expect(mask('欧阳锋')).toBe('欧*锋');
  expect(mask('阿依古丽·买买提')).toBe('阿*提');
});

test('a name of one character or none is a star', () => {
  expect(mask('林')).toBe('*');
  expect(mask('')).toBe('*');
  expect(mask('  ')).toBe('*');
});

test('characters outside the basic plane are masked whole', () => {
  expect(mask('𠮷田一')).toBe('𠮷*一');
  expect(mask('林𠮷')).toBe('林*');
});

test('a mask never shows more than two characters of a name', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => Array.from(mask(name)).length <= 3 && mask(name).includes('*')));
});

test('compound surnames are split as one surname', () => {
  expect(splitName('欧阳知远')).toEqual({ surname: '欧阳', given: '知远' });
  expect(splitName('令狐冲')).toEqual({ surname: '令狐', given: '冲' });
  expect(splitName('林知远')).toEqual({ surname: '林', given: '知远' });
  expect(splitName('司马')).toEqual({ surname: '司', given: '马' });
});

test('polyphonic and rare surnames are known', () => {
  for (const surname of '单仇解区查曾任盖朴翟尉迟覃缪'.split('').filter((each) => each !== '尉' && each !== '迟'))
    expect(isSurname(surname), surname).toBe(true);
  expect(isSurname('尉迟')).toBe(true);
});

test('a full name has a surname and one or two characters', () => {
  for (const name of ['林知远', '王芳', '欧阳知远', '欧阳锋', '单雄信', '阿依古丽·买买提']) expect(hasNameShape(name), name).toBe(true);
  for (const text of ['林', '叶子妈妈', '楼道', '快乐小蜜蜂', '知远', 'Leo', '林1']) expect(hasNameShape(text), text).toBe(false);
});
