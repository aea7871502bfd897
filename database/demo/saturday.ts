import type { LocalDate } from '../../contract/values.ts';
import { addDays, weekdayOf } from '../../server/platform/time.ts';

/** The last Saturday before today: its stair cleaning waits for a newcomer to record it. */
export function lastSaturday(today: LocalDate): LocalDate {
  let day = addDays(today, -1);
  while (weekdayOf(day) !== 6) day = addDays(day, -1);
  return day;
}
export const saturdayCode = 'A-V01';
/** 6 号楼, from 0. */
export const saturdayBuilding = 5;
/** Buildings take turns with their stairs, week by week, so that last Saturday was the sixth's. */
export const stairsTurn = (day: LocalDate, today: LocalDate, buildings: number): number => {
  const weeks = Math.round((Date.parse(day) - Date.parse(lastSaturday(today))) / (7 * 86_400_000));
  return (((saturdayBuilding + weeks) % buildings) + buildings) % buildings;
};
export const buildingTitle = (building: number, matter: string): string => `${building + 1} 号楼${matter}`;
