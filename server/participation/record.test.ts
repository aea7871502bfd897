import { describe, expect, test } from 'vitest';
import { recordMoves, recordStates } from '#contract/participation.ts';
import { causeOf, canMove, endedStates, goesToReview, liveStates, recordOfCause, sidesMissing, waitingStates } from './record.ts';

describe('what a record still needs', () => {
  test('both sides where the participant is asked', () => {
    expect(sidesMissing('ask', [])).toEqual(['organiser', 'participant']);
    expect(sidesMissing('ask', ['organiser'])).toEqual(['participant']);
    expect(sidesMissing('ask', ['participant', 'organiser'])).toEqual([]);
  });
  test('two different members where the committee confirms, and nobody else counts', () => {
    expect(sidesMissing('committee', ['committee'])).toEqual(['committee']);
    expect(sidesMissing('committee', ['committee', 'committee'])).toEqual([]);
    expect(sidesMissing('committee', ['organiser', 'participant'])).toEqual(['committee']);
  });
  test('staff alone where the facts are verified', () => {
    expect(sidesMissing('verify', [])).toEqual(['organiser']);
    expect(sidesMissing('verify', ['organiser'])).toEqual([]);
  });
});

describe('review', () => {
  const rule = { review: false, class: 'INNOVATION' } as const;
  test.each([
    [50, false],
    [51, true],
    [60, true],
    [500, true],
  ])('%i points: reviewed %s', (sum, expected) => {
    expect(goesToReview(rule, { reviewOver: 50 }, sum)).toBe(expected);
  });
  test('a rule can ask for it at any points, and a deduction always gets it', () => {
    expect(goesToReview({ review: true, class: 'CIVILITY' }, { reviewOver: 50 }, 15)).toBe(true);
    expect(goesToReview({ review: false, class: 'NEGATIVE' }, { reviewOver: 50 }, -10)).toBe(true);
  });
});

test('a state that can still be paid waits, or is settled', () => {
  expect([...liveStates].toSorted()).toEqual([...waitingStates, 'settled'].toSorted());
  expect(recordStates.filter((state) => canMove(state, 'settled'))).toEqual(['submitted', 'on-notice']);
  expect(endedStates).toEqual(recordStates.filter((state) => recordMoves[state].length === 0));
});

test('the ledger’s cause leads back to the record', () => {
  const id = '01932a00-0000-7000-8000-000000000001';
  expect(recordOfCause(causeOf(id))).toBe(id);
  expect(recordOfCause('opening/x')).toBeNull();
});
