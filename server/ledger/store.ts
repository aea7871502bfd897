import { sql } from 'kysely';
import type { LedgerLaw, OwnerKind, PostingOutcome, Purse, TransferKind } from '#contract/ledger.ts';
import type { Tx } from '#platform/context.ts';

/** An item of `post`, as the door reads it. */
export interface DoorItem {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly purse: Purse;
  readonly kind: TransferKind;
  readonly cause: string;
  readonly amount: number;
  /** Take what is there instead of refusing. */
  readonly within: boolean;
  readonly annual: number;
  readonly lifetime: number;
  /** Draw from this day's bucket only. */
  readonly draw_on: string | null;
  readonly bucket_on: string | null;
  readonly happened_on: string;
  readonly rule_version: string | null;
  readonly reverses: string | null;
  readonly from_commitment?: string | null;
  readonly to_commitment?: string | null;
}
export interface DoorOutcome {
  readonly outcome: PostingOutcome;
  /** The transfer posted now, or the one that paid this cause before. */
  readonly id: string | null;
  readonly amount: number;
  readonly shortfall?: number;
  readonly annual?: number;
  readonly lifetime?: number;
  readonly spendable?: number | null;
}
export interface DoorClaim {
  /** Numbers the claims of the call from 1. */
  readonly claim: number;
  readonly id: string;
  readonly asked: number;
  readonly holder_id: string;
  readonly period_on: string;
  readonly keys: readonly string[];
  readonly slots: readonly string[];
  readonly times: readonly boolean[];
  readonly limits: readonly number[];
}
export interface DoorClaimOutcome {
  readonly outcome: 'claimed' | 'already-claimed';
  readonly granted: number;
  readonly boundBy: string | null;
  readonly limit: number | null;
  readonly used: number | null;
  readonly released: boolean;
}

/** The one way in which anything of this schema is written. */
async function door<Result>(tx: Tx, task: string, at: Date, items: readonly unknown[]): Promise<Result> {
  const { rows } = await sql<{ result: Result }>`select ledger.door(${task}, ${at}, ${JSON.stringify(items)}::jsonb) as result`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the door answers');
  return row.result;
}

export const post = (tx: Tx, at: Date, items: readonly DoorItem[]): Promise<DoorOutcome[]> => door(tx, 'post', at, items);
/** Locks and decides like `post` and writes nothing; the locks stay until the transaction ends. */
export const rehearse = (tx: Tx, at: Date, items: readonly DoorItem[]): Promise<DoorOutcome[]> => door(tx, 'rehearse', at, items);
export const claimCaps = (tx: Tx, at: Date, items: readonly DoorClaim[]): Promise<DoorClaimOutcome[]> => door(tx, 'claim', at, items);
export const releaseCaps = (tx: Tx, at: Date, claimIds: readonly string[]): Promise<number> => door(tx, 'release', at, claimIds);
export const foldSystemDeltas = (tx: Tx, at: Date): Promise<number> => door(tx, 'fold', at, []);

export interface NewAccount {
  readonly owner_id: string;
  readonly purse: Purse;
  readonly owner_kind: OwnerKind;
  readonly community_id: string | null;
  readonly on_board: boolean;
}
export const openAccounts = (tx: Tx, at: Date, accounts: readonly NewAccount[]): Promise<number> => door(tx, 'open', at, accounts);

export interface TransferRow {
  readonly transferId: string;
  readonly from: string;
  readonly to: string;
  readonly purse: Purse;
  readonly kind: TransferKind;
  readonly cause: string;
  readonly amount: number;
  readonly shortfall: number;
  readonly annualDelta: number;
  readonly lifetimeDelta: number;
  readonly happenedOn: string;
  readonly postedAt: Date;
  readonly ruleVersion: string | null;
  readonly reverses: string | null;
}
const transferColumns = sql`t.id as "transferId", t.from_owner as "from", t.to_owner as "to", t.purse, t.kind, t.cause, t.amount, t.shortfall,
  t.annual_delta as "annualDelta", t.lifetime_delta as "lifetimeDelta", t.happened_on as "happenedOn", t.posted_at as "postedAt", t.rule_version as "ruleVersion", t.reverses`;

export async function transfersById(tx: Tx, district: number, transferIds: readonly string[]): Promise<TransferRow[]> {
  const { rows } =
    await sql<TransferRow>`select ${transferColumns} from ledger.transfer t where t.district_id = ${district} and t.id = any(${transferIds}::uuid[])`.execute(
      tx,
    );
  return rows;
}

/** Days as the tables hold them: `infinity` never ends. */
interface DatedPoints {
  readonly on: string;
  readonly points: number;
}
export interface FiguresRow {
  readonly ownerId: string;
  readonly communityId: string | null;
  readonly balance: number;
  readonly reserved: number;
  readonly annualYear: number;
  readonly annual: number;
  readonly annualBefore: number;
  readonly monthOn: string;
  readonly month: number;
  readonly lifetime: number;
  /** Earliest day first. */
  readonly buckets: readonly DatedPoints[];
}
export async function figures(tx: Tx, district: number, owners: readonly string[], purse: Purse): Promise<FiguresRow[]> {
  const { rows } = await sql<FiguresRow>`
    select a.owner_id as "ownerId", a.community_id as "communityId", a.balance, a.reserved, a.annual_year as "annualYear", a.annual, a.annual_before as "annualBefore",
           a.month_on as "monthOn", a.month, a.lifetime,
           (select coalesce(json_agg(json_build_object('on', b.bucket_on, 'points', b.points) order by b.bucket_on), '[]')
              from (select a.bucket_on, a.bucket as points
                    union all
                    select s.bucket_on, s.points from ledger.bucket s where s.district_id = a.district_id and s.owner_id = a.owner_id and s.purse = a.purse) b
             where b.points > 0) as buckets
      from ledger.account a
     where a.district_id = ${district} and a.purse = ${purse} and a.owner_id = any(${owners}::uuid[])`.execute(tx);
  return rows;
}

/** Of all accounts of the owners: folded rows and what is appended, read in one snapshot. */
export async function systemBalances(tx: Tx, district: number): Promise<{ owner: string; purse: Purse; balance: number }[]> {
  const { rows } = await sql<{ owner: string; purse: Purse; balance: number }>`
    select s.owner_id as owner, s.purse, sum(s.points)::bigint as balance
      from (select owner_id, purse, balance as points from ledger.account where district_id = ${district} and owner_kind = 'system'
            union all
            select owner_id, purse, delta from ledger.system_delta where district_id = ${district}) s
     group by s.owner_id, s.purse`.execute(tx);
  return rows;
}

export interface StatementRow extends TransferRow {
  readonly side: 'in' | 'out';
  readonly reversedBy: string | null;
  /** The days this side put in or drew. */
  readonly days: readonly DatedPoints[];
  readonly commitment: Buffer | null;
}
export interface StatementPage {
  readonly owner: string;
  readonly purse: Purse;
  readonly show: 'all' | 'in' | 'out';
  readonly after: { readonly postedAt: Date; readonly transferId: string } | undefined;
  readonly limit: number;
}
/** Latest first. */
export async function statement(tx: Tx, district: number, { owner, purse, show, after, limit }: StatementPage): Promise<StatementRow[]> {
  const side = (name: 'in' | 'out') => {
    const column = name === 'in' ? sql`to_owner` : sql`from_owner`;
    return sql`(
      select t.*, ${name} as side from ledger.transfer t
       where t.district_id = ${district} and t.${column} = ${owner} and t.${column} > '00000000-0000-0000-0000-0000000000ff' and t.purse = ${purse}
         and ${show === 'all' || show === name}
         and (t.posted_at, t.id) < (${after?.postedAt ?? 'infinity'}::timestamptz, ${after?.transferId ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
       order by t.posted_at desc, t.id desc limit ${limit})`;
  };
  const { rows } = await sql<StatementRow>`
    select ${transferColumns}, t.side, r.id as "reversedBy", e.commitment,
           case when t.side = 'in' and t.to_bucket_on is not null then json_build_array(json_build_object('on', t.to_bucket_on, 'points', t.amount))
                when t.side = 'out' and t.from_bucket_on is not null then json_build_array(json_build_object('on', t.from_bucket_on, 'points', t.amount))
                else (select coalesce(json_agg(json_build_object('on', w.bucket_on, 'points', w.points) order by w.bucket_on), '[]') from ledger.draw w
                       where w.district_id = t.district_id and w.transfer_id = t.id and w.side = case t.side when 'in' then 'to' else 'from' end) end as days
      from (${side('in')} union all ${side('out')}) t
      left join ledger.transfer r on r.district_id = t.district_id and r.reverses = t.id
      left join ledger.pending_entry e on e.district_id = t.district_id and e.transfer_id = t.id and e.owner_id = ${owner}
     order by t.posted_at desc, t.id desc
     limit ${limit}`.execute(tx);
  return rows;
}

export interface RankRow {
  readonly communityId: string;
  readonly score: number;
  readonly rank: number;
  readonly people: number;
}
/** Two short sums over the board, whatever its size. */
export async function rank(tx: Tx, district: number, owner: string, year: number): Promise<RankRow | undefined> {
  const { rows } = await sql<RankRow>`
    select m.community_id as "communityId", m.score, b.people::bigint as people,
           (1 + b.above + coalesce((select sum(s.people) from ledger.board_score s
              where s.district_id = ${district} and s.community_id = m.community_id and s.year = ${year} and s.score > m.score and s.score <= (m.score | 255)), 0))::bigint as rank
      from (select a.community_id, case a.annual_year when ${year} then a.annual when ${year + 1} then a.annual_before else 0 end as score
              from ledger.account a where a.district_id = ${district} and a.owner_id = ${owner} and a.purse = 'available' and a.on_board) m
     cross join lateral (
       select coalesce(sum(r.people), 0) as people, coalesce(sum(r.people) filter (where r.range > m.score >> 8), 0) as above
         from ledger.board_range r where r.district_id = ${district} and r.community_id = m.community_id and r.year = ${year}) b
     where m.score > 0`.execute(tx);
  return rows[0];
}

export interface DueBucket {
  readonly owner: string;
  readonly purse: Purse;
  readonly on: string;
  readonly points: number;
  /** How often points of this day expired before: a reversal may have brought them back. */
  readonly times: number;
}
export async function bucketsBefore(tx: Tx, district: number, day: string, after: DueBucket | undefined, limit: number): Promise<DueBucket[]> {
  const { rows } = await sql<DueBucket>`
    select b.owner_id as owner, b.purse, b.bucket_on as "on", b.points,
           (select count(*) from ledger.transfer t where t.district_id = ${district}
              and t.cause >= 'expiry/' || b.owner_id || '/' || b.purse || '/' || b.bucket_on || '/' and t.cause < 'expiry/' || b.owner_id || '/' || b.purse || '/' || b.bucket_on || '0') as times
      from (select a.owner_id, a.purse, a.bucket_on, a.bucket as points from ledger.account a
             where a.district_id = ${district} and a.bucket_on < ${day} and a.bucket > 0 and a.owner_kind <> 'system'
            union all
            select s.owner_id, s.purse, s.bucket_on, s.points from ledger.bucket s where s.district_id = ${district} and s.bucket_on < ${day} and s.points > 0) b
     where (b.owner_id, b.purse, b.bucket_on) > (${after?.owner ?? '00000000-0000-0000-0000-000000000000'}::uuid, ${after?.purse ?? ''}, ${after?.on ?? '-infinity'}::date)
     order by b.owner_id, b.purse, b.bucket_on
     limit ${limit}`.execute(tx);
  return rows;
}

export interface CommittedRow extends TransferRow {
  /** Null where the entry is missing. */
  readonly owner: string | null;
  readonly commitment: Buffer | null;
}
/** A page of transfers with their entries, in the order of their ids. */
export async function committedAfter(tx: Tx, district: number, after: string, limit: number): Promise<CommittedRow[]> {
  const { rows } = await sql<CommittedRow>`
    select ${transferColumns}, e.owner_id as owner, e.commitment
      from (select * from ledger.transfer where district_id = ${district} and id > ${after} order by id limit ${limit}) t
      left join ledger.pending_entry e on e.district_id = t.district_id and e.transfer_id = t.id
     order by t.id, e.owner_id`.execute(tx);
  return rows;
}
export async function transferCount(tx: Tx, district: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ledger.transfer where district_id = ${district}`.execute(tx);
  return rows[0]?.n ?? 0;
}

export interface DifferenceRow {
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}
/** The residents' transfers with the account whose counters they move. */
const counted = (d: number) => sql`(
  select case when a.owner_id is null then t.from_owner else t.to_owner end as owner_id, t.purse, t.annual_delta, t.lifetime_delta, t.happened_on
    from ledger.transfer t
    left join ledger.account a on a.district_id = ${d} and a.owner_id = t.to_owner and a.purse = t.purse and a.owner_kind = 'resident'
   where t.district_id = ${d} and (t.annual_delta <> 0 or t.lifetime_delta <> 0))`;

/** What each law recomputes from the transfers and claims; every row is a breach. */
const lawQueries = {
  'purses-sum-to-zero': (d: number) => sql`
    select s.purse as subject, '0' as expected, sum(s.points)::text as found
      from (select purse, balance as points from ledger.account where district_id = ${d} union all select purse, delta from ledger.system_delta where district_id = ${d}) s
     group by s.purse having sum(s.points) <> 0`,
  'balances-are-sums-of-transfers': (d: number) => sql`
    select owner_id || ' ' || purse as subject, coalesce(m.points, 0)::text as expected, coalesce(h.points, 0)::text as found
      from (select owner_id, purse, sum(points) as points from (
              select to_owner as owner_id, purse, amount as points from ledger.transfer where district_id = ${d}
              union all select from_owner, purse, -amount from ledger.transfer where district_id = ${d}) x group by owner_id, purse) m
      full join (select owner_id, purse, sum(points) as points from (
              select owner_id, purse, balance as points from ledger.account where district_id = ${d}
              union all select owner_id, purse, delta from ledger.system_delta where district_id = ${d}) y group by owner_id, purse) h using (owner_id, purse)
     where coalesce(m.points, 0) <> coalesce(h.points, 0)`,
  'balances-are-sums-of-buckets': (d: number) => sql`
    select a.owner_id || ' ' || a.purse as subject, a.balance || ', further ' || a.further as expected, (a.bucket + s.points) || ', further ' || s.n || ', reserved ' || a.reserved as found
      from ledger.account a
     cross join lateral (
       select coalesce(sum(b.points), 0) as points, count(*) as n, coalesce(bool_or(b.points <= 0 or b.bucket_on = a.bucket_on), false) as odd
         from ledger.bucket b where b.district_id = ${d} and b.owner_id = a.owner_id and b.purse = a.purse) s
     where a.district_id = ${d} and a.owner_kind <> 'system'
       and (a.balance <> a.bucket + s.points or a.further <> s.n or s.odd or a.bucket < 0 or a.reserved < 0 or a.reserved > a.balance)`,
  'buckets-are-what-was-put-in-and-drawn': (d: number) => sql`
    select owner_id || ' ' || purse || ' ' || bucket_on as subject, coalesce(m.points, 0)::text as expected, coalesce(h.points, 0)::text as found
      from (select owner_id, purse, bucket_on, sum(points) as points from (
              select to_owner as owner_id, purse, to_bucket_on as bucket_on, amount as points from ledger.transfer where district_id = ${d} and to_bucket_on is not null
              union all select from_owner, purse, from_bucket_on, -amount from ledger.transfer where district_id = ${d} and from_bucket_on is not null
              union all select case w.side when 'to' then t.to_owner else t.from_owner end, t.purse, w.bucket_on, case w.side when 'to' then w.points else -w.points end
                from ledger.draw w join ledger.transfer t on t.district_id = ${d} and t.id = w.transfer_id where w.district_id = ${d}) x
             group by owner_id, purse, bucket_on having sum(points) <> 0) m
      full join (select owner_id, purse, bucket_on, bucket as points from ledger.account where district_id = ${d} and bucket <> 0
            union all select owner_id, purse, bucket_on, points from ledger.bucket where district_id = ${d}) h using (owner_id, purse, bucket_on)
     where coalesce(m.points, 0) <> coalesce(h.points, 0)`,
  'a-cause-is-paid-once': (d: number) => sql`
    select cause as subject, '1' as expected, count(*)::text as found from ledger.transfer where district_id = ${d} group by cause having count(*) > 1`,
  'reversals-are-linked-once': (d: number) => sql`
    select r.reverses::text as subject, 'one reversal, back between the same accounts, of what is no reversal, of at most ' || coalesce(o.amount, 0) as expected, r.id || ' of ' || r.amount as found
      from (select t.*, count(*) over (partition by t.reverses) as n from ledger.transfer t where t.district_id = ${d} and t.reverses is not null) r
      left join ledger.transfer o on o.district_id = ${d} and o.id = r.reverses
     where r.n > 1 or o.id is null or o.reverses is not null or r.amount > o.amount or r.from_owner <> o.to_owner or r.to_owner <> o.from_owner or r.purse <> o.purse`,
  'counters-are-sums-of-deltas': (d: number) => sql`
    select a.owner_id || ' ' || a.purse as subject,
           concat_ws(' ', s.annual, s.before, s.month, s.lifetime) as expected, concat_ws(' ', a.annual, a.annual_before, a.month, a.lifetime) as found
      from ledger.account a
      left join (
        select c.owner_id, c.purse, coalesce(sum(c.annual_delta) filter (where extract(year from c.happened_on) = b.annual_year), 0) as annual,
               coalesce(sum(c.annual_delta) filter (where extract(year from c.happened_on) = b.annual_year - 1), 0) as before,
               coalesce(sum(c.annual_delta) filter (where date_trunc('month', c.happened_on) = b.month_on), 0) as month, sum(c.lifetime_delta) as lifetime
          from ${counted(d)} c join ledger.account b on b.district_id = ${d} and b.owner_id = c.owner_id and b.purse = c.purse
         group by c.owner_id, c.purse) s on s.owner_id = a.owner_id and s.purse = a.purse
     where a.district_id = ${d}
       and (a.annual, a.annual_before, a.month, a.lifetime) is distinct from (coalesce(s.annual, 0), coalesce(s.before, 0), coalesce(s.month, 0), coalesce(s.lifetime, 0))`,
  'counters-exclude-what-is-no-behaviour': (d: number) => sql`
    select t.id::text as subject, 'no delta for ' || coalesce(o.kind, t.kind) as expected, t.annual_delta || ' ' || t.lifetime_delta as found
      from ledger.transfer t left join ledger.transfer o on o.district_id = ${d} and o.id = t.reverses
     where t.district_id = ${d}
       and (t.annual_delta <> 0 and coalesce(o.kind, t.kind) not in ('earn', 'deduct') or t.lifetime_delta <> 0 and coalesce(o.kind, t.kind) not in ('earn', 'deduct', 'opening'))`,
  'boards-count-every-score': (d: number) => sql`
    with newest as (select max(annual_year) as year from ledger.account where district_id = ${d})
    select concat_ws(' ', community_id, year, score) as subject, coalesce(m.people, 0)::text as expected, coalesce(h.people, 0)::text as found
      from (select a.community_id, y.year, y.score, count(*) as people
              from ledger.account a, lateral (values (a.annual_year, a.annual), (a.annual_year - 1, a.annual_before)) y(year, score), newest
             where a.district_id = ${d} and a.on_board and y.score > 0 and y.year >= newest.year - 1 group by 1, 2, 3) m
      full join (select community_id, b.year, score, people from ledger.board_score b, newest where district_id = ${d} and people <> 0 and b.year >= newest.year - 1) h using (community_id, year, score)
     where coalesce(m.people, 0) <> coalesce(h.people, 0)
    union all
    select concat_ws(' ', community_id, year, 'range', range), coalesce(s.people, 0)::text, coalesce(r.people, 0)::text
      from (select community_id, year, score >> 8 as range, sum(people) as people from ledger.board_score where district_id = ${d} group by 1, 2, 3) s
      full join (select community_id, year, range, people from ledger.board_range where district_id = ${d}) r using (community_id, year, range)
     where coalesce(s.people, 0) <> coalesce(r.people, 0)`,
  'every-party-has-its-entry': (d: number) => sql`
    select transfer_id || ' ' || owner_id as subject, (p.transfer_id is not null)::text as expected, (e.transfer_id is not null)::text as found
      from (select id as transfer_id, side.owner_id from ledger.transfer t, lateral (values (t.from_owner), (t.to_owner)) side(owner_id)
             where t.district_id = ${d} and side.owner_id > '00000000-0000-0000-0000-0000000000ff') p
      full join (select transfer_id, owner_id from ledger.pending_entry where district_id = ${d}) e using (transfer_id, owner_id)
     where p.transfer_id is null or e.transfer_id is null`,
  'caps-are-sums-of-claims': (d: number) => sql`
    select concat_ws(' ', holder_id, period_on, slot) as subject, coalesce(c.taken, 0)::text as expected, coalesce(u.taken, 0)::text as found
      from (select k.holder_id, k.period_on, s.slot, sum(case when s.times then 1 else k.granted end) as taken
              from ledger.cap_claim k, unnest(k.slots, k.times) s(slot, times) where k.district_id = ${d} and k.released_at is null group by 1, 2, 3) c
      full join (select holder_id, period_on, s.key as slot, s.value::bigint as taken from ledger.cap_use, jsonb_each_text(used) s where district_id = ${d}) u using (holder_id, period_on, slot)
     where coalesce(c.taken, 0) <> coalesce(u.taken, 0)`,
} as const satisfies Record<Exclude<LedgerLaw, 'commitments-open'>, (district: number) => ReturnType<typeof sql>>;

/** At most `limit` breaches of one law. */
export async function breachesOf(tx: Tx, district: number, law: keyof typeof lawQueries, limit: number): Promise<DifferenceRow[]> {
  const { rows } = await sql<DifferenceRow>`select * from (${lawQueries[law](district)}) breach limit ${limit}`.execute(tx);
  return rows;
}
