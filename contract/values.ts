import { z } from 'zod';

/** Whole points 积分. Never a fraction, never money. */
export const Points = z.number().int().safe().brand<'Points'>();
export type Points = z.infer<typeof Points>;
/** Whole minutes of service, travel excluded. */
export const Minutes = z
  .number()
  .int()
  .min(0)
  .max(24 * 60)
  .brand<'Minutes'>();
export type Minutes = z.infer<typeof Minutes>;

/** Beyond these years a day or a moment is a slip of the hand, and the arithmetic of days leaves four figures. */
const inReach = (text: string): boolean => text >= '1900' && text < '2200';

/** A day in Asia/Shanghai, `2026-11-23`. */
export const LocalDate = z.iso.date().refine(inReach, { error: 'day out of reach' });
export type LocalDate = z.infer<typeof LocalDate>;
/** A moment, ISO 8601 in UTC. */
export const Moment = z.iso.datetime().refine(inReach, { error: 'moment out of reach' });
/** Every identifier is a time-ordered UUID made by the server; capitals are brought to the one spelling that is compared. */
export const Id = z.uuid().toLowerCase();
export type Id = z.infer<typeof Id>;
/** The tenant: our own number, never the administrative code. */
export const DistrictId = z.coerce.number().int().positive();

/** Branding by hand at the two or three places where a plain number is known to be whole. */
export const points = (value: number): Points => Points.parse(value);
export const minutes = (value: number): Minutes => Minutes.parse(value);

/** A short text a person types; trimmed, never empty. */
export const shortText = (max = 200) => z.string().trim().min(1).max(max);

/** A page of a long list by keyset: pass `next` back as `after`; no `next` means the end. */
export const page = <Row extends z.ZodType>(row: Row) => z.object({ rows: z.array(row), next: z.string().optional() });

/** 32 characters without I, O, 0 and 1: short codes and voucher codes. */
export const codeAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export const ageBands = ['0-13', '14-17', '18-34', '35-59', '60-69', '70-79', '80+'] as const;
export const AgeBand = z.enum(ageBands);
export type AgeBand = z.infer<typeof AgeBand>;

/** The age band in the year of `day`; only the birth year is ever stored. */
export function ageBandOf(birthYear: number, day: LocalDate): AgeBand {
  const age = Number(day.slice(0, 4)) - birthYear;
  if (age < 14) return '0-13';
  if (age < 18) return '14-17';
  if (age < 35) return '18-34';
  if (age < 60) return '35-59';
  if (age < 70) return '60-69';
  return age < 80 ? '70-79' : '80+';
}
