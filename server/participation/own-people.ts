import type { Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import type { ResidentFacts } from '../identity/directory.ts';
import { readDirectory } from '../identity/read-directory.ts';
import { readResidents } from '../identity/read-residents.ts';
import { ageOn } from '../rules/rule.ts';
import { adultAge, guardedUnder } from './age.ts';
import type { RecordRow } from './store.ts';

export interface OwnPeople {
  readonly resident: ResidentFacts;
  readonly isAdult: boolean;
  /** The person, and for an adult the household's children who do not act for themselves yet. */
  readonly ids: readonly string[];
  /** For an adult, the household's older children: theirs are only records that ask for an adult. */
  readonly older: readonly string[];
  isOwn(record: Pick<RecordRow, 'resident_id' | 'guardian'>): boolean;
}

/**
 * Whose records a resident sees and confirms: their own and, as an adult, those of the household's children under 14, and of
 * older ones what asks for an adult, by a higher age of the rule or because the child was younger then.
 */
export async function readOwnPeople(context: Context, residentId: string): Promise<OwnPeople> {
  const resident = (await readResidents(context, [residentId])).get(residentId) ?? refuse('not-allowed');
  const today = localDateAt(context.now);
  const isAdult = ageOn(resident.birthYear, today) >= adultAge;
  const children = isAdult
    ? (await readDirectory(context, resident.communityId)).people.filter(
        (other) => other.householdId === resident.householdId && other.residentId !== residentId && ageOn(other.birthYear, today) < adultAge,
      )
    : [];
  const isGuarded = (child: ResidentFacts): boolean => ageOn(child.birthYear, today) < guardedUnder;
  const guarded = new Set(children.filter(isGuarded).map((child) => child.residentId));
  const older = new Set(children.filter((child) => !isGuarded(child)).map((child) => child.residentId));
  return {
    resident,
    isAdult,
    ids: [residentId, ...guarded],
    older: [...older],
    isOwn: (record) => record.resident_id === residentId || guarded.has(record.resident_id) || (record.guardian && older.has(record.resident_id)),
  };
}
