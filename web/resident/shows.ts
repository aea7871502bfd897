/** The parts of the statement that can be shown alone, as the address names them. */
export const shows = ['all', 'in', 'out', 'waiting'] as const;
export type Show = (typeof shows)[number];
export const showOf = (given: unknown): Show => shows.find((one) => one === given) ?? 'all';
