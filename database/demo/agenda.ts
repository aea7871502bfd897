import type { LocalDate } from '../../contract/values.ts';

type Work = (day: LocalDate) => Promise<void>;

/** What is to be done on which day and when; things of one name on one day are gathered and done at once. */
export interface Agenda {
  add(day: LocalDate, at: string, work: Work): void;
  gather<Item>(day: LocalDate, at: string, name: string, item: Item, work: (items: readonly Item[], day: LocalDate) => Promise<void>): void;
  /** Does a day's things in the order of time, those added meanwhile too. */
  live(day: LocalDate): Promise<void>;
}

export function makeAgenda(): Agenda {
  const days = new Map<LocalDate, { at: string; work: Work }[]>();
  const gathered = new Map<string, unknown[]>();
  const add: Agenda['add'] = (day, at, work) => void (days.get(day) ?? days.set(day, []).get(day))?.push({ at, work });
  return {
    add,
    gather<Item>(day: LocalDate, at: string, name: string, item: Item, work: (items: readonly Item[], day: LocalDate) => Promise<void>): void {
      const key = `${day} ${at} ${name}`;
      const waiting = gathered.get(key);
      if (waiting) return void waiting.push(item);
      const items: Item[] = [item];
      gathered.set(key, items);
      add(day, at, (on) => {
        gathered.delete(key);
        return work(items, on);
      });
    },
    live: async (day) => {
      for (;;) {
        const things = days.get(day) ?? [];
        const next = things.reduce<(typeof things)[number] | undefined>((first, thing) => (first && first.at <= thing.at ? first : thing), undefined);
        if (!next) break;
        things.splice(things.indexOf(next), 1);
        await next.work(day);
      }
      days.delete(day);
    },
  };
}
