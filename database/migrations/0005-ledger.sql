-- The books. Nobody writes these tables but ledger.door(), which runs as their owner; the server's role may only read.
create schema ledger;
grant usage on schema ledger to liren_server, liren_reader;

-- One wide row per owner and purse, so that a posting touches one row. System accounts (owner_id up to …ff) have a row only
-- for what was folded; their running sum stands in system_delta.
create table ledger.account (
  district_id bigint not null,
  owner_id uuid not null,
  purse text not null check (purse in ('available', 'timebank', 'green', 'culture')),
  owner_kind text not null check (owner_kind in ('resident', 'merchant', 'pool', 'fund', 'system')),
  community_id uuid,
  on_board boolean not null default false,
  balance bigint not null default 0,
  reserved bigint not null default 0,
  -- The bucket that points usually go into; 'infinity' never expires. Others stand in ledger.bucket, `further` counts them.
  bucket_on date not null default 'infinity',
  bucket bigint not null default 0,
  further integer not null default 0,
  -- Behaviour points of annual_year, and of the year before it, whose last deeds settle in January.
  annual_year integer not null default 0,
  annual bigint not null default 0,
  annual_before bigint not null default 0,
  month_on date not null default 'epoch',
  month bigint not null default 0,
  lifetime bigint not null default 0,
  primary key (district_id, owner_id, purse),
  check (owner_kind = 'system' or (balance >= reserved and reserved >= 0 and bucket >= 0 and further >= 0)),
  check (annual >= 0 and annual_before >= 0 and lifetime >= 0),
  check (not on_board or (owner_kind = 'resident' and purse = 'available' and community_id is not null))
) with (fillfactor = 70);
-- Expiry finds what is due; a posting seldom changes the day, so most updates stay off this index.
create index account_by_bucket_day on ledger.account (district_id, bucket_on);

-- Further buckets of an account that has several; never the day that stands on the account itself.
create table ledger.bucket (
  district_id bigint not null,
  owner_id uuid not null,
  purse text not null,
  bucket_on date not null,
  points bigint not null,
  primary key (district_id, owner_id, purse, bucket_on),
  foreign key (district_id, owner_id, purse) references ledger.account (district_id, owner_id, purse)
);
create index bucket_by_day on ledger.bucket (district_id, bucket_on, owner_id, purse);

-- One movement, final when written. No foreign keys to accounts: the door has locked them, and a check would lock the
-- system accounts' rows for everyone.
create table ledger.transfer (
  district_id bigint not null,
  id uuid not null,
  from_owner uuid not null,
  to_owner uuid not null,
  purse text not null check (purse in ('available', 'timebank', 'green', 'culture')),
  kind text not null check (kind in ('earn', 'deduct', 'spend', 'gift', 'opening', 'expiry', 'reversal')),
  cause text collate "C" not null,
  amount bigint not null check (amount >= 0),
  -- What was asked for and was no longer there.
  shortfall bigint not null default 0 check (shortfall >= 0),
  -- What the counters really moved by, after their floor of 0: their sums are the counters.
  annual_delta bigint not null default 0,
  lifetime_delta bigint not null default 0,
  -- The day drawn from and the day put into; null when a system account stands on that side, or when several days do (draw).
  from_bucket_on date,
  to_bucket_on date,
  happened_on date not null,
  posted_at timestamptz not null,
  rule_version uuid,
  reverses uuid,
  primary key (district_id, id),
  unique (district_id, cause),
  foreign key (district_id, reverses) references ledger.transfer (district_id, id),
  check (from_owner <> to_owner),
  -- Nothing moves only where nothing was left to move, or where such a transfer is reversed.
  check (amount > 0 or shortfall > 0 or reverses is not null),
  check ((kind = 'reversal') = (reverses is not null)),
  -- Only behaviour counts; opening balances count to lifetime alone.
  check (annual_delta = 0 or kind in ('earn', 'deduct', 'reversal')),
  check (lifetime_delta = 0 or kind in ('earn', 'deduct', 'opening', 'reversal'))
);
create unique index transfer_reversed_once on ledger.transfer (district_id, reverses) where reverses is not null;
-- Statements. System accounts stay out: nobody pages through every issuance.
create index transfer_into on ledger.transfer (district_id, to_owner, posted_at, id) where to_owner > '00000000-0000-0000-0000-0000000000ff';
create index transfer_out_of on ledger.transfer (district_id, from_owner, posted_at, id) where from_owner > '00000000-0000-0000-0000-0000000000ff';

-- The days of one side of a transfer, where there are several.
create table ledger.draw (
  district_id bigint not null,
  transfer_id uuid not null,
  side text not null check (side in ('from', 'to')),
  bucket_on date not null,
  points bigint not null check (points > 0),
  primary key (district_id, transfer_id, side, bucket_on),
  foreign key (district_id, transfer_id) references ledger.transfer (district_id, id)
);

-- What a batch moved on a system account. Appended, because one running row would make all postings queue for it.
create table ledger.system_delta (
  district_id bigint not null,
  batch uuid not null,
  owner_id uuid not null,
  purse text not null,
  delta bigint not null,
  primary key (district_id, batch, owner_id, purse)
);

-- The leaf-to-be of the transparency log: 32 bytes for each party that is no system account.
create table ledger.pending_entry (
  district_id bigint not null,
  transfer_id uuid not null,
  owner_id uuid not null,
  commitment bytea not null check (octet_length(commitment) = 32),
  primary key (district_id, transfer_id, owner_id)
);

-- How many people of a community have a score this year, and how many have one in each range of 256 scores: an exact rank
-- is two short sums. Only scores above 0 are counted.
create table ledger.board_score (
  district_id bigint not null,
  community_id uuid not null,
  year integer not null,
  score bigint not null,
  people bigint not null,
  primary key (district_id, community_id, year, score)
) with (fillfactor = 50);
create table ledger.board_range (
  district_id bigint not null,
  community_id uuid not null,
  year integer not null,
  range bigint not null,
  people bigint not null,
  primary key (district_id, community_id, year, range)
) with (fillfactor = 50);

-- What is used of every cap that a holder (resident, household) has in a period: one row, slot → times or points. One row
-- per cap was four to six times the writes of the posting itself.
create table ledger.cap_use (
  district_id bigint not null,
  holder_id uuid not null,
  period_on date not null,
  used jsonb not null default '{}',
  primary key (district_id, holder_id, period_on)
) with (fillfactor = 60);

-- What one deed took of the slots of one holder and period, so that it can be given back: `times` slots lost 1, the others
-- `granted` points. Seldom more than one row per deed.
create table ledger.cap_claim (
  district_id bigint not null,
  id uuid not null,
  holder_id uuid not null,
  period_on date not null,
  slots text[] not null,
  times boolean[] not null,
  asked bigint not null check (asked >= 0),
  granted bigint not null check (granted between 0 and asked),
  bound_by text,
  claimed_at timestamptz not null,
  released_at timestamptz,
  primary key (district_id, id, holder_id, period_on)
);

do $$
declare
  t text;
begin
  foreach t in array array['account', 'bucket', 'transfer', 'draw', 'system_delta', 'pending_entry', 'board_score', 'board_range', 'cap_use', 'cap_claim'] loop
    execute format('alter table ledger.%I enable row level security', t);
    execute format('create policy own_district on ledger.%I using (district_id = platform.district())', t);
    execute format('grant select on ledger.%I to liren_server, liren_reader', t);
  end loop;
end $$;

-- The door keeps its plans. On a young table every index looks alike to the planner, and one that narrows by district alone
-- would be kept while the table grows; so it is told from the start that the district narrows nothing.
insert into ledger.account (district_id, owner_id, purse, owner_kind) values (0, '00000000-0000-0000-0000-000000000001', 'available', 'system');
insert into ledger.bucket values (0, '00000000-0000-0000-0000-000000000001', 'available', 'infinity', 0);
insert into ledger.transfer (district_id, id, from_owner, to_owner, purse, kind, cause, amount, happened_on, posted_at)
values (0, '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', 'available', 'earn', '', 1, 'epoch', 'epoch');
insert into ledger.cap_use values (0, '00000000-0000-0000-0000-000000000001', 'epoch', '{}');
insert into ledger.cap_claim values (0, '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001', 'epoch', '{}', '{}', 0, 0, null, 'epoch');
alter table ledger.account alter column district_id set (n_distinct = 1);
alter table ledger.bucket alter column district_id set (n_distinct = 1);
alter table ledger.transfer alter column district_id set (n_distinct = 1);
alter table ledger.cap_use alter column district_id set (n_distinct = 1);
alter table ledger.cap_claim alter column district_id set (n_distinct = 1);
analyze ledger.account, ledger.bucket, ledger.transfer, ledger.cap_use, ledger.cap_claim;
truncate ledger.account, ledger.bucket, ledger.transfer, ledger.draw, ledger.cap_use, ledger.cap_claim;

-- Adds people to scores and to their ranges (people may be negative).
create function ledger.count_scores(scores ledger.board_score[]) returns void
  language plpgsql
as $$
begin
  insert into ledger.board_score as b
  select s.district_id, s.community_id, s.year, s.score, sum(s.people)
    from unnest(scores) s
   group by 1, 2, 3, 4
  having sum(s.people) <> 0
   order by 1, 2, 3, 4
  on conflict (district_id, community_id, year, score) do update set people = b.people + excluded.people;

  insert into ledger.board_range as b
  select s.district_id, s.community_id, s.year, s.score >> 8, sum(s.people)
    from unnest(scores) s
   group by 1, 2, 3, 4
  having sum(s.people) <> 0
   order by 1, 2, 3, 4
  on conflict (district_id, community_id, year, range) do update set people = b.people + excluded.people;
end $$;

-- Posts or rehearses. A rehearsal locks and decides everything and writes nothing, for outcomes that depend on what is
-- there: their commitment must be known before they are written. One account and one cause at most once per call.
create function ledger.post(at timestamptz, items jsonb, rehearsal boolean) returns jsonb
  language plpgsql
as $$
declare
  d constant bigint := platform.district();
  last_system constant uuid := '00000000-0000-0000-0000-0000000000ff';
  -- issuance, redemption, expiry, opening: the list of contract/ledger.ts.
  system_owners constant uuid[] := array['00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000004'];
  today constant date := (at at time zone 'Asia/Shanghai')::date;
  i record;
  payer ledger.account;
  payee ledger.account;
  counted ledger.account;
  made ledger.transfer;
  from_system boolean;
  to_system boolean;
  code text;
  asked bigint;
  room bigint;
  moved bigint;
  left_over bigint;
  year integer;
  figure bigint;
  share record;
  day date;
  there bigint;
  outcomes jsonb[] := '{}';
  transfers ledger.transfer[] := '{}';
  accounts ledger.account[] := '{}';
  touched integer := 0;
  draws ledger.draw[] := '{}';
  own_draws ledger.draw[];
  returned ledger.draw[];
  draw_row ledger.draw;
  changes ledger.bucket[] := '{}';
  change ledger.bucket;
  entries ledger.pending_entry[] := '{}';
  entry ledger.pending_entry;
  scores ledger.board_score[] := '{}';
  score ledger.board_score;
  written integer;
begin
  -- 1. Lock the accounts, in key order. Whatever is read from here on is read after the wait, by a new statement.
  perform 1
    from ledger.account a
   where a.district_id = d
     and (a.owner_id, a.purse) in (
       select side.owner_id, x.purse
         from jsonb_to_recordset(items) x("from" uuid, "to" uuid, purse text), lateral (values (x."from"), (x."to")) side(owner_id)
        where side.owner_id > last_system)
   order by a.owner_id, a.purse
     for no key update of a;

  -- 2. Decide each item; nothing is written in this loop.
  for i in
    select x.*, paid.id as paid_id, paid.amount as paid_amount, original, reversal.id as reversal_id, f as payer, t as payee
      from rows from (jsonb_to_recordset(items) as (
             id uuid, "from" uuid, "to" uuid, purse text, kind text, cause text, amount bigint, within boolean, annual bigint, lifetime bigint,
             draw_on date, bucket_on date, happened_on date, rule_version uuid, reverses uuid, from_commitment text, to_commitment text
           )) with ordinality x
      left join ledger.transfer paid on paid.district_id = d and paid.cause = x.cause
      left join ledger.transfer original on original.district_id = d and original.id = x.reverses
      left join ledger.transfer reversal on reversal.district_id = d and reversal.reverses = x.reverses
      left join ledger.account f on f.district_id = d and f.owner_id = case when x."from" > last_system then x."from" end and f.purse = x.purse
      left join ledger.account t on t.district_id = d and t.owner_id = case when x."to" > last_system then x."to" end and t.purse = x.purse
     order by x.ordinality
  loop
    payer := i.payer;
    payee := i.payee;
    from_system := i."from" <= last_system;
    to_system := i."to" <= last_system;
    asked := i.amount;
    if i.reverses is not null and (i.original).id is not null then
      assert (i.original).to_owner = i."from" and (i.original).from_owner = i."to" and (i.original).purse = i.purse, 'a reversal runs back between the same accounts';
      asked := (i.original).amount;
    end if;
    assert not (from_system and to_system), 'a transfer has a party that is no system account';
    assert i.happened_on <= today, 'what is posted has happened';

    -- What can be drawn: everything free, or for an expiry what is left of its one day.
    if from_system then
      room := asked;
    else
      room := payer.balance - payer.reserved;
      if i.draw_on is not null then
        if i.draw_on = payer.bucket_on then
          there := payer.bucket;
        elsif payer.further > 0 then
          select coalesce(sum(b.points), 0) into there from ledger.bucket b
           where b.district_id = d and b.owner_id = payer.owner_id and b.purse = payer.purse and b.bucket_on = i.draw_on;
        else
          there := 0;
        end if;
        room := least(room, there);
      end if;
    end if;
    moved := least(asked, room);

    code := case
      when i.paid_id is not null then 'already-posted'
      when i.reverses is not null and (i.original).id is null then 'transfer-not-found'
      when payer.owner_id is null and i."from" <> all (system_owners) then 'account-not-found'
      when payee.owner_id is null and i."to" <> all (system_owners) then 'account-not-found'
      when (i.original).reverses is not null then 'reversal-is-final'
      when i.reversal_id is not null then 'already-reversed'
      when asked > room and not i.within then 'insufficient-points'
      when i.draw_on is not null and moved = 0 then 'nothing-left'
      else 'posted'
    end;
    if code <> 'posted' then
      outcomes[i.ordinality] := jsonb_build_object('outcome', code, 'id', i.paid_id, 'amount', coalesce(i.paid_amount, asked), 'spendable', case when code = 'insufficient-points' then room end);
      continue;
    end if;

    made := null;
    made.district_id := d;
    made.id := i.id;
    made.from_owner := i."from";
    made.to_owner := i."to";
    made.purse := i.purse;
    made.kind := i.kind;
    made.cause := i.cause;
    made.amount := moved;
    made.shortfall := asked - moved;
    made.annual_delta := coalesce(i.annual, 0);
    made.lifetime_delta := coalesce(i.lifetime, 0);
    made.happened_on := i.happened_on;
    made.posted_at := at;
    made.rule_version := i.rule_version;
    made.reverses := i.reverses;
    if i.reverses is not null then
      made.annual_delta := -(i.original).annual_delta;
      made.lifetime_delta := -(i.original).lifetime_delta;
      made.happened_on := (i.original).happened_on;
      made.rule_version := (i.original).rule_version;
    end if;

    -- Debit: the earliest day first; a reversal takes back from the day it had given to, as far as that is still there.
    own_draws := '{}';
    if not from_system then
      if moved > 0 then
        if payer.further = 0 then
          payer.bucket := payer.bucket - moved;
          made.from_bucket_on := payer.bucket_on;
        else
          left_over := moved;
          for share in
            select b.bucket_on, b.points, b.own
              from (select payer.bucket_on, payer.bucket as points, true as own
                    union all
                    select s.bucket_on, s.points, false from ledger.bucket s where s.district_id = d and s.owner_id = payer.owner_id and s.purse = payer.purse) b
             where b.points > 0 and (i.draw_on is null or b.bucket_on = i.draw_on)
             order by (i.reverses is not null and b.bucket_on = (i.original).to_bucket_on) desc nulls last, b.bucket_on
          loop
            exit when left_over = 0;
            there := least(share.points, left_over);
            left_over := left_over - there;
            if share.own then
              payer.bucket := payer.bucket - there;
            else
              change := row(d, payer.owner_id, payer.purse, share.bucket_on, -there)::ledger.bucket;
              changes := array_append(changes, change);
              if there = share.points then payer.further := payer.further - 1; end if;
            end if;
            draw_row := row(d, i.id, 'from', share.bucket_on, there)::ledger.draw;
            own_draws := array_append(own_draws, draw_row);
          end loop;
          assert left_over = 0, 'the buckets hold the balance';
          if cardinality(own_draws) = 1 then
            made.from_bucket_on := own_draws[1].bucket_on;
          else
            draws := draws || own_draws;
          end if;
        end if;
      end if;
      payer.balance := payer.balance - moved;
    end if;

    -- Credit: the day given, or for a reversal the days that were drawn; what lives longest comes back first.
    if not to_system then
      if moved > 0 then
        returned := '{}';
        if i.reverses is null then
          made.to_bucket_on := coalesce(i.bucket_on, 'infinity');
        elsif (i.original).from_bucket_on is not null then
          made.to_bucket_on := (i.original).from_bucket_on;
        else
          left_over := moved;
          for share in select w.bucket_on, w.points from ledger.draw w where w.district_id = d and w.transfer_id = i.reverses and w.side = 'from' order by w.bucket_on desc loop
            exit when left_over = 0;
            there := least(share.points, left_over);
            left_over := left_over - there;
            draw_row := row(d, i.id, 'to', share.bucket_on, there)::ledger.draw;
            returned := array_append(returned, draw_row);
          end loop;
          assert left_over = 0, 'the draws add up to what was drawn';
          if cardinality(returned) = 1 then made.to_bucket_on := returned[1].bucket_on; end if;
        end if;
        if made.to_bucket_on is not null and (payee.bucket_on = made.to_bucket_on or (payee.bucket = 0 and payee.further = 0)) then
          payee.bucket_on := made.to_bucket_on;
          payee.bucket := payee.bucket + moved;
        else
          if made.to_bucket_on is not null then
            returned := array[row(d, i.id, 'to', made.to_bucket_on, moved)::ledger.draw];
          else
            draws := draws || returned;
          end if;
          -- Earliest first, so that a day which has moved off the account is never met again.
          for draw_row in select * from unnest(returned) r order by r.bucket_on loop
            if draw_row.bucket_on = payee.bucket_on then
              payee.bucket := payee.bucket + draw_row.points;
            elsif exists (select from ledger.bucket s where s.district_id = d and s.owner_id = payee.owner_id and s.purse = payee.purse and s.bucket_on = draw_row.bucket_on) then
              changes := array_append(changes, row(d, payee.owner_id, payee.purse, draw_row.bucket_on, draw_row.points)::ledger.bucket);
            elsif payee.bucket = 0 then
              payee.bucket_on := draw_row.bucket_on;
              payee.bucket := draw_row.points;
            elsif draw_row.bucket_on > payee.bucket_on then
              -- The newest day moves onto the account: the next credits go there.
              changes := array_append(changes, row(d, payee.owner_id, payee.purse, payee.bucket_on, payee.bucket)::ledger.bucket);
              payee.further := payee.further + 1;
              payee.bucket_on := draw_row.bucket_on;
              payee.bucket := draw_row.points;
            else
              changes := array_append(changes, row(d, payee.owner_id, payee.purse, draw_row.bucket_on, draw_row.points)::ledger.bucket);
              payee.further := payee.further + 1;
            end if;
          end loop;
        end if;
      end if;
      payee.balance := payee.balance + moved;
    end if;

    -- Counters of the one resident of the transfer, never below 0. The year is that of the day it happened: the account's
    -- own year or the one before; an older year is closed and its figure no longer moves.
    if made.annual_delta <> 0 or made.lifetime_delta <> 0 then
      counted := case when payee.owner_kind = 'resident' then payee else payer end;
      assert counted.owner_kind = 'resident' and (payee.owner_kind = 'resident') is distinct from (payer.owner_kind = 'resident'), 'counters belong to the one resident of a transfer';
      year := extract(year from made.happened_on);
      figure := case
        when year > counted.annual_year then 0
        when year = counted.annual_year then counted.annual
        when year = counted.annual_year - 1 then counted.annual_before
      end;
      made.annual_delta := case when figure is null then 0 else greatest(made.annual_delta, -figure) end;
      made.lifetime_delta := greatest(made.lifetime_delta, -counted.lifetime);
      counted.lifetime := counted.lifetime + made.lifetime_delta;
      if made.annual_delta <> 0 then
        if year > counted.annual_year then
          counted.annual_before := case when year - 1 = counted.annual_year then counted.annual else 0 end;
          counted.annual_year := year;
          counted.annual := made.annual_delta;
        elsif year = counted.annual_year then
          counted.annual := figure + made.annual_delta;
        else
          counted.annual_before := figure + made.annual_delta;
        end if;
        day := date_trunc('month', made.happened_on)::date;
        if day > counted.month_on then
          counted.month_on := day;
          counted.month := made.annual_delta;
        elsif day = counted.month_on then
          counted.month := counted.month + made.annual_delta;
        end if;
        if counted.on_board then
          if figure > 0 then
            score := row(d, counted.community_id, year, figure, -1)::ledger.board_score;
            scores := array_append(scores, score);
          end if;
          if figure + made.annual_delta > 0 then
            score := row(d, counted.community_id, year, figure + made.annual_delta, 1)::ledger.board_score;
            scores := array_append(scores, score);
          end if;
        end if;
      end if;
      if payee.owner_kind = 'resident' then payee := counted; else payer := counted; end if;
    end if;

    if not from_system then
      touched := touched + 1;
      accounts[touched] := payer;
      entry := row(d, i.id, i."from", decode(i.from_commitment, 'hex'))::ledger.pending_entry;
      entries[touched] := entry;
    end if;
    if not to_system then
      touched := touched + 1;
      accounts[touched] := payee;
      entry := row(d, i.id, i."to", decode(i.to_commitment, 'hex'))::ledger.pending_entry;
      entries[touched] := entry;
    end if;
    transfers := array_append(transfers, made);
    outcomes[i.ordinality] := jsonb_build_object('outcome', 'posted', 'id', i.id, 'amount', moved, 'shortfall', made.shortfall, 'annual', made.annual_delta, 'lifetime', made.lifetime_delta);
  end loop;

  if rehearsal or touched = 0 then
    return to_jsonb(outcomes);
  end if;

  -- 3. Write, table by table, each in key order.
  insert into ledger.transfer select * from unnest(transfers) p order by p.cause on conflict (district_id, cause) do nothing;
  get diagnostics written = row_count;
  if written < cardinality(transfers) then
    assert (select count(*) = count(distinct p.cause) from unnest(transfers) p), 'a cause stands once in a call';
    -- The cause was paid meanwhile to another account, whose lock we did not wait for: look again.
    raise exception 'a cause was paid meanwhile' using errcode = 'serialization_failure';
  end if;

  if cardinality(draws) > 0 then
    insert into ledger.draw select * from unnest(draws) w order by w.transfer_id, w.side, w.bucket_on;
  end if;
  if cardinality(changes) > 0 then
    insert into ledger.bucket as b select * from unnest(changes) c order by c.owner_id, c.purse, c.bucket_on
      on conflict (district_id, owner_id, purse, bucket_on) do update set points = b.points + excluded.points;
    delete from ledger.bucket b using unnest(changes) c
     where b.district_id = d and b.owner_id = c.owner_id and b.purse = c.purse and b.bucket_on = c.bucket_on and b.points = 0;
  end if;

  update ledger.account a
     set balance = n.balance, bucket_on = n.bucket_on, bucket = n.bucket, further = n.further, annual_year = n.annual_year, annual = n.annual,
         annual_before = n.annual_before, month_on = n.month_on, month = n.month, lifetime = n.lifetime
    from unnest(accounts) n
   where a.district_id = d and a.owner_id = n.owner_id and a.purse = n.purse;
  get diagnostics written = row_count;
  assert written = touched, 'an account stands once in a call';

  insert into ledger.system_delta
  select d, (transfers[1]).id, s.owner_id, s.purse, sum(s.delta)
    from (select p.from_owner as owner_id, p.purse, -p.amount as delta from unnest(transfers) p where p.from_owner <= last_system
          union all
          select p.to_owner, p.purse, p.amount from unnest(transfers) p where p.to_owner <= last_system) s
   group by s.owner_id, s.purse
  having sum(s.delta) <> 0;

  insert into ledger.pending_entry select * from unnest(entries) e;

  -- The board comes last: its few rows are everybody's, so they are held the shortest.
  if cardinality(scores) > 0 then
    perform ledger.count_scores(scores);
  end if;
  return to_jsonb(outcomes);
end $$;

-- Opens accounts and brings those that stand up to date: who moves to another community, or on or off the board, takes
-- the score along.
create function ledger.open_accounts(items jsonb) returns jsonb
  language plpgsql
as $$
declare
  d constant bigint := platform.district();
  opened integer;
  a record;
  scores ledger.board_score[] := '{}';
begin
  insert into ledger.account (district_id, owner_id, purse, owner_kind, community_id, on_board)
  select d, x.owner_id, x.purse, x.owner_kind, x.community_id, x.on_board
    from jsonb_to_recordset(items) x(owner_id uuid, purse text, owner_kind text, community_id uuid, on_board boolean)
   order by x.owner_id, x.purse
  on conflict (district_id, owner_id, purse) do nothing;
  get diagnostics opened = row_count;

  for a in
    select l.*, x.community_id as new_community_id, x.on_board as new_on_board
      from jsonb_to_recordset(items) x(owner_id uuid, purse text, community_id uuid, on_board boolean)
      join ledger.account l on l.district_id = d and l.owner_id = x.owner_id and l.purse = x.purse
     where (l.community_id, l.on_board) is distinct from (x.community_id, x.on_board)
     order by l.owner_id, l.purse
       for no key update of l
  loop
    scores := scores || array(
      select row(d, side.community_id, y.year, y.score, side.people)::ledger.board_score
        from (values (a.annual_year, a.annual), (a.annual_year - 1, a.annual_before)) y(year, score),
             (values (a.community_id, a.on_board, -1), (a.new_community_id, a.new_on_board, 1)) side(community_id, on_board, people)
       where side.on_board and y.score > 0);
    update ledger.account set community_id = a.new_community_id, on_board = a.new_on_board
     where district_id = d and owner_id = a.owner_id and purse = a.purse;
  end loop;
  if cardinality(scores) > 0 then
    perform ledger.count_scores(scores);
  end if;
  return to_jsonb(opened);
end $$;

-- Claims caps. An item is one claim's slots of one holder and period; `claim` numbers the claims of the call from 1. A
-- holder's period stands at most once in a call.
create function ledger.claim_caps(at timestamptz, items jsonb) returns jsonb
  language plpgsql
as $$
declare
  d constant bigint := platform.district();
  i record;
  n integer;
  used bigint;
  room bigint;
  rooms bigint[] := '{}';
  bounds text[] := '{}';
  limits bigint[] := '{}';
  useds bigint[] := '{}';
  parts ledger.cap_claim[] := '{}';
  claims integer[] := '{}';
  part ledger.cap_claim;
  count integer := 0;
  written integer;
  outcomes jsonb[] := '{}';
begin
  insert into ledger.cap_use (district_id, holder_id, period_on)
  select d, r.holder_id, r.period_on from jsonb_to_recordset(items) r(holder_id uuid, period_on date) order by r.holder_id, r.period_on
  on conflict (district_id, holder_id, period_on) do nothing;

  -- 1. Lock the rows of holders and periods in key order, and see what room each claim has.
  for i in
    select x.*, u.used, k.granted, k.bound_by, k.released_at, k.id is not null as known
      from (select * from jsonb_to_recordset(items) r(
              claim integer, id uuid, asked bigint, holder_id uuid, period_on date, keys text[], slots text[], times boolean[], limits bigint[])
             order by r.holder_id, r.period_on) x
     cross join lateral (
        select c.used from ledger.cap_use c
         where c.district_id = d and c.holder_id = x.holder_id and c.period_on = x.period_on
           for no key update) u
      left join lateral (select * from ledger.cap_claim c where c.district_id = d and c.id = x.id limit 1) k on true
  loop
    n := i.claim;
    if i.known then
      outcomes[n] := jsonb_build_object('outcome', 'already-claimed', 'granted', i.granted, 'boundBy', i.bound_by, 'limit', null, 'used', null, 'released', i.released_at is not null);
      continue;
    end if;
    if rooms[n] is null then
      rooms[n] := i.asked;
    end if;
    for k in 1 .. cardinality(i.slots) loop
      used := coalesce((i.used ->> i.slots[k])::bigint, 0);
      room := case when not i.times[k] then greatest(i.limits[k] - used, 0) when used < i.limits[k] then i.asked else 0 end;
      if room < rooms[n] then
        rooms[n] := room;
        bounds[n] := i.keys[k];
        limits[n] := i.limits[k];
        useds[n] := used;
      end if;
    end loop;
    part.district_id := d;
    part.id := i.id;
    part.holder_id := i.holder_id;
    part.period_on := i.period_on;
    part.slots := i.slots;
    part.times := i.times;
    part.asked := i.asked;
    part.claimed_at := at;
    count := count + 1;
    parts[count] := part;
    claims[count] := n;
  end loop;

  -- 2. Grant. A deed that gets nothing takes nothing, or a full day would also use up the month.
  for k in 1 .. count loop
    n := claims[k];
    parts[k].granted := rooms[n];
    parts[k].bound_by := bounds[n];
    if rooms[n] = 0 then
      parts[k].slots := '{}';
      parts[k].times := '{}';
    end if;
    outcomes[n] := jsonb_build_object('outcome', 'claimed', 'granted', rooms[n], 'boundBy', bounds[n], 'limit', limits[n], 'used', useds[n], 'released', false);
  end loop;

  -- 3. Write.
  update ledger.cap_use u
     set used = u.used || (
       select coalesce(jsonb_object_agg(s.slot, coalesce((u.used ->> s.slot)::bigint, 0) + case when s.times then 1 else p.granted end), '{}')
         from unnest(p.slots, p.times) s(slot, times))
    from unnest(parts) p
   where u.district_id = d and u.holder_id = p.holder_id and u.period_on = p.period_on;
  get diagnostics written = row_count;
  assert written = count, 'a holder''s period stands once in a call';
  insert into ledger.cap_claim select * from unnest(parts) p order by p.id, p.holder_id, p.period_on on conflict (district_id, id, holder_id, period_on) do nothing;
  get diagnostics written = row_count;
  if written < count then
    raise exception 'the claim was made meanwhile' using errcode = 'serialization_failure';
  end if;
  return to_jsonb(outcomes);
end $$;

-- Gives back what claims took, once. Unknown and released claims are passed over.
create function ledger.release_caps(at timestamptz, items jsonb) returns jsonb
  language plpgsql
as $$
declare
  d constant bigint := platform.district();
  ids constant uuid[] := array(select value::uuid from jsonb_array_elements_text(items));
  released ledger.cap_claim[];
begin
  perform 1
    from (select distinct k.holder_id, k.period_on from unnest(ids) i(id) join ledger.cap_claim k on k.district_id = d and k.id = i.id
           order by k.holder_id, k.period_on) h
   cross join lateral (
     select from ledger.cap_use c where c.district_id = d and c.holder_id = h.holder_id and c.period_on = h.period_on for no key update) u;

  with freed as (
    update ledger.cap_claim k set released_at = at where k.district_id = d and k.id = any (ids) and k.released_at is null returning k
  )
  select coalesce(array_agg(f.k), '{}') into released from freed f;

  update ledger.cap_use u
     set used = (
       select coalesce(jsonb_object_agg(e.slot, e.kept) filter (where e.kept <> 0), '{}')
         from (select v.key as slot, v.value::bigint - coalesce(sum(g.taken), 0) as kept
                 from jsonb_each_text(u.used) v left join unnest(t.slots, t.taken) g(slot, taken) on g.slot = v.key
                group by v.key, v.value) e)
    from (select k.holder_id, k.period_on, array_agg(l.slot) as slots, array_agg(case when l.times then 1 else k.granted end) as taken
            from unnest(released) k, unnest(k.slots, k.times) l(slot, times)
           group by k.holder_id, k.period_on) t
   where u.district_id = d and u.holder_id = t.holder_id and u.period_on = t.period_on;
  return to_jsonb((select count(distinct k.id) from unnest(released) k));
end $$;

-- Folds the appended deltas of system accounts into their rows; a fold that runs at the same time finds nothing left.
create function ledger.fold_system_deltas() returns jsonb
  language plpgsql
as $$
declare
  d constant bigint := platform.district();
  folded integer;
begin
  with gone as (
    delete from ledger.system_delta s where s.district_id = d returning s.owner_id, s.purse, s.delta
  ), summed as (
    insert into ledger.account as a (district_id, owner_id, purse, owner_kind, balance)
    select d, g.owner_id, g.purse, 'system', sum(g.delta) from gone g group by g.owner_id, g.purse order by g.owner_id, g.purse
    on conflict (district_id, owner_id, purse) do update set balance = a.balance + excluded.balance
  )
  select count(*) into folded from gone;
  return to_jsonb(folded);
end $$;

-- The one door. The district is the transaction's, never an argument. Plans must not depend on what statistics say about
-- a young table: every look-up is by key, so the planner may only use keys.
create function ledger.door(task text, at timestamptz, items jsonb default '[]') returns jsonb
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
  set plpgsql.check_asserts = on
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_hashjoin = off
  set enable_mergejoin = off
  set jit = off
as $$
begin
  assert platform.district() is not null, 'a district is set';
  case task
    when 'open' then return ledger.open_accounts(items);
    when 'claim' then return ledger.claim_caps(at, items);
    when 'release' then return ledger.release_caps(at, items);
    when 'post' then return ledger.post(at, items, false);
    when 'rehearse' then return ledger.post(at, items, true);
    when 'fold' then return ledger.fold_system_deltas();
  end case;
end $$;
revoke execute on all functions in schema ledger from public;
grant execute on function ledger.door (text, timestamptz, jsonb) to liren_server;
