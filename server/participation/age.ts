/** Under this age somebody else of the household confirms (PIPL art. 28; the book may name a higher age for a rule). */
export const guardedUnder = 14;
export const adultAge = 18;

/** Whether the participant's side is for an adult of the household. */
export const needsGuardian = (age: number, guardianUnder: number | null): boolean => age < Math.max(guardedUnder, guardianUnder ?? 0);
