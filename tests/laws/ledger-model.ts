import type { CapPeriod } from '#contract/ledger.ts';

/** The ledger as one would write it first: maps, one item after the other. The laws hold the real one against it. */
export interface ModelTransfer {
  readonly cause: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly kind: 'earn' | 'deduct' | 'spend' | 'gift' | 'opening' | 'expiry' | 'reversal';
  readonly amount: number;
  readonly within: boolean;
  readonly annual: number;
  readonly lifetime: number;
  readonly happenedOn: string;
  readonly until: string | null;
  readonly drawOn?: string;
}
interface Done extends ModelTransfer {
  readonly moved: number;
  readonly drawn: ReadonlyMap<string, number>;
  readonly givenOn: string | null;
  reversed: boolean;
}
interface ModelAccount {
  readonly buckets: Map<string, number>;
  readonly annual: Map<number, number>;
  newestYear: number;
  readonly month: Map<string, number>;
  newestMonth: string;
  lifetime: number;
}
export type ModelOutcome =
  | { readonly outcome: 'posted'; readonly amount: number; readonly shortfall: number; readonly annual: number; readonly lifetime: number }
  | { readonly outcome: string };

const never = 'infinity';
const balanceOf = (account: ModelAccount): number => [...account.buckets.values()].reduce((sum, points) => sum + points, 0);

export class Model {
  readonly accounts = new Map<string, ModelAccount>();
  readonly done = new Map<string, Done>();
  readonly caps = new Map<string, number>();
  readonly claims = new Map<string, { readonly granted: number; readonly taken: ReadonlyMap<string, number>; released: boolean }>();

  open(owner: string): void {
    this.accounts.set(owner, { buckets: new Map(), annual: new Map(), newestYear: 0, month: new Map(), newestMonth: '', lifetime: 0 });
  }

  post(item: ModelTransfer, original?: Done): ModelOutcome {
    if (this.done.has(item.cause)) return { outcome: 'already-posted' };
    const payer = item.from === null ? undefined : this.accounts.get(item.from);
    const payee = item.to === null ? undefined : this.accounts.get(item.to);
    if ((item.from !== null && !payer) || (item.to !== null && !payee)) return { outcome: 'account-not-found' };
    if (original?.kind === 'reversal') return { outcome: 'reversal-is-final' };
    if (original?.reversed) return { outcome: 'already-reversed' };
    const room = !payer ? item.amount : item.drawOn === undefined ? balanceOf(payer) : (payer.buckets.get(item.drawOn) ?? 0);
    if (item.amount > room && !item.within) return { outcome: 'insufficient-points' };
    const moved = Math.min(item.amount, room);
    if (item.drawOn !== undefined && moved === 0) return { outcome: 'nothing-left' };

    const drawn = new Map<string, number>();
    if (payer) {
      let left = moved;
      const first = original?.givenOn;
      const days =
        item.drawOn === undefined
          ? [...payer.buckets.keys()].toSorted((one, other) => Number(other === first) - Number(one === first) || (one < other ? -1 : 1))
          : [item.drawOn];
      for (const day of days) {
        const share = Math.min(left, payer.buckets.get(day) ?? 0);
        if (share === 0) continue;
        add(payer.buckets, day, -share);
        drawn.set(day, share);
        left -= share;
      }
    }
    if (payee && moved > 0) {
      if (!original) add(payee.buckets, item.until ?? never, moved);
      else {
        let left = moved;
        for (const day of [...original.drawn.keys()].toSorted().toReversed()) {
          const share = Math.min(left, original.drawn.get(day) ?? 0);
          if (share > 0) add(payee.buckets, day, share);
          left -= share;
        }
      }
    }
    const counted = payee ?? payer;
    let [annual, lifetime] = [0, 0];
    if (counted && (item.annual !== 0 || item.lifetime !== 0)) {
      lifetime = Math.max(item.lifetime, 0 - counted.lifetime);
      counted.lifetime += lifetime;
      const year = Number(item.happenedOn.slice(0, 4));
      if (year >= counted.newestYear - 1) annual = Math.max(item.annual, 0 - (counted.annual.get(year) ?? 0));
      if (annual !== 0) {
        counted.newestYear = Math.max(counted.newestYear, year);
        counted.annual.set(year, (counted.annual.get(year) ?? 0) + annual);
        const month = item.happenedOn.slice(0, 7);
        if (month > counted.newestMonth) counted.newestMonth = month;
        counted.month.set(month, (counted.month.get(month) ?? 0) + annual);
      }
    }
    if (original) original.reversed = true;
    this.done.set(item.cause, { ...item, annual, lifetime, moved, drawn, givenOn: original ? null : (item.until ?? never), reversed: false });
    return { outcome: 'posted', amount: moved, shortfall: item.amount - moved, annual, lifetime };
  }

  reverse(cause: string, within: boolean): ModelOutcome {
    const original = this.done.get(cause);
    if (!original) return { outcome: 'transfer-not-found' };
    return this.post(
      {
        cause: `reversal of ${cause}`,
        from: original.to,
        to: original.from,
        kind: 'reversal',
        amount: original.moved,
        within,
        annual: 0 - original.annual,
        lifetime: 0 - original.lifetime,
        happenedOn: original.happenedOn,
        until: null,
      },
      original,
    );
  }

  expire(before: string): number {
    let moved = 0;
    for (const [owner, account] of this.accounts)
      for (const [day, points] of new Map(account.buckets))
        if (day < before && points > 0) {
          const cause = `expiry of ${owner} ${day} ${this.done.size}`;
          const outcome = this.post({
            cause,
            from: owner,
            to: null,
            kind: 'expiry',
            amount: points,
            within: true,
            annual: 0,
            lifetime: 0,
            happenedOn: before,
            until: null,
            drawOn: day,
          });
          moved += 'amount' in outcome ? outcome.amount : 0;
        }
    return moved;
  }

  claim(id: string, asked: number, lines: readonly { readonly slot: string; readonly times: boolean; readonly limit: number }[]): number {
    const known = this.claims.get(id);
    if (known) return known.granted;
    let granted = asked;
    for (const { slot, times, limit } of lines) {
      const used = this.caps.get(slot) ?? 0;
      if (times ? used >= limit : limit - used < granted) granted = times ? 0 : Math.max(0, limit - used);
    }
    const taken = new Map<string, number>();
    if (granted > 0) for (const { slot, times } of lines) taken.set(slot, times ? 1 : granted);
    for (const [slot, share] of taken) this.caps.set(slot, (this.caps.get(slot) ?? 0) + share);
    this.claims.set(id, { granted, taken, released: false });
    return granted;
  }

  release(id: string): number {
    const claim = this.claims.get(id);
    if (!claim || claim.released) return 0;
    claim.released = true;
    for (const [slot, share] of claim.taken) this.caps.set(slot, (this.caps.get(slot) ?? 0) - share);
    return 1;
  }
}

function add(buckets: Map<string, number>, day: string, points: number): void {
  const sum = (buckets.get(day) ?? 0) + points;
  if (sum === 0) buckets.delete(day);
  else buckets.set(day, sum);
}

/** What a slot counts, as a person would say it. */
export const slotOf = (holder: string, period: CapPeriod, startsOn: string, key: string): string => `${holder} ${period} ${startsOn} ${key}`;
