/** Working days for an answer, by the kind of its task; when they are over the task is marked, nothing lapses (readings 26). */
export const workdaysFor = { review: 3, objection: 3, correction: 3, 'not-me': 3 } as const;
