import type { z } from 'zod';
import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readMyStatement as endpoint, readResidentStanding as standingEndpoint, StatementLine } from '#contract/participation.ts';
import { transferKindWords } from '#words/ledger.ts';
import { ruleLine } from '#words/standing.ts';
import { mustReach, person, type Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { logAccess } from '../identity/log-access.ts';
import { readResidents } from '../identity/read-residents.ts';
import { readStatement as readLines, type StatementLine as LedgerLine } from '../ledger/read-statement.ts';
import { ageOn } from '../rules/rule.ts';
import { checkCode } from '../standing/code.ts';
import { guardedUnder } from './age.ts';
import { booksByVersion } from './read-books.ts';
import { readFigures } from './read-figures.ts';
import { explanationOf, readRecordFacts, recordLines, type Audience } from './record-lines.ts';
import { recordOfCause, waitingStates } from './record.ts';
import { openText, openTextOrNull } from './sealed.ts';
import * as store from './store.ts';
import type { RecordRow } from './store.ts';

type Line = z.input<typeof StatementLine>;
interface Page {
  readonly rows: Line[];
  readonly next?: string;
}
interface PageOf {
  readonly residentId: string;
  readonly show: 'all' | 'in' | 'out';
  readonly after: string | undefined;
  readonly limit: number;
}

const mostWaiting = 100;

/** The record behind each line: paid by it, or reversing what was paid for it. */
async function recordsBehind(context: Context, residentId: string, lines: readonly LedgerLine[]): Promise<Map<string, RecordRow>> {
  const { tx, district } = context;
  const paid = new Map(
    lines.flatMap((line) => {
      const recordId = recordOfCause(line.cause);
      return recordId === null ? [] : [[line.transferId, recordId] as const];
    }),
  );
  const byId = new Map((await store.readRecords(tx, district, [...paid.values()])).map((record) => [record.record_id, record]));
  const reversed = lines.flatMap(({ reverses }) => (reverses === null ? [] : [reverses]));
  const byTransfer = new Map((await store.recordsOfTransfers(tx, district, residentId, reversed)).map((record) => [record.transfer_id, record]));
  const found = new Map<string, RecordRow>();
  for (const line of lines) {
    const record = byId.get(paid.get(line.transferId) ?? '') ?? byTransfer.get(line.reverses);
    if (record) found.set(line.transferId, record);
  }
  return found;
}

/** A page of a resident's statement, latest first: every line with what, when, by which rule version, who confirmed, until when. */
async function statementPage(context: Context, { residentId, show, after, limit }: PageOf, audience: Audience): Promise<Page> {
  const page = await readLines(context, { owner: residentId, show, after, limit });
  const records = await recordsBehind(context, residentId, page.rows);
  const facts = await readRecordFacts(context, [...new Map([...records.values()].map((record) => [record.record_id, record])).values()], audience);
  const books = await booksByVersion(
    context,
    [...records.values()].map((record) => record.version_id),
  );
  // Behind a reversal stand the two who proposed and approved it.
  const handlersOf = ({ record_id: recordId }: RecordRow): (string | null)[] =>
    (facts.corrections.get(recordId) ?? [])
      .filter(({ state }) => state === 'approved')
      .flatMap((correction) => [correction.proposed_by, correction.decided_by]);
  const rows = page.rows.map((line): Line => {
    const record = records.get(line.transferId);
    const activity = record && facts.activities.get(record.activity_id);
    const rule = record && books.get(record.version_id)?.rules.get(record.rule_code);
    const name = (id: string | null): string => facts.nameOf(id, record?.activity_id ?? '');
    return {
      transferId: line.transferId,
      recordId: record?.record_id ?? null,
      kind: line.kind,
      title: activity ? openText(context, 'activity.title', activity.activity_id, activity.title) : transferKindWords[line.kind].zh,
      happenedOn: line.happenedOn,
      postedAt: line.postedAt.toISOString(),
      points: line.points,
      annualDelta: line.annualDelta,
      lifetimeDelta: line.lifetimeDelta,
      ruleCode: record?.rule_code ?? null,
      rule: record && rule ? ruleLine(rule.name, rule.code, record.award.versionLabel) : null,
      explanation: record && line.reverses === null ? explanationOf(record) : null,
      confirmedBy: record
        ? [
            ...new Set(
              line.reverses === null ? (facts.confirmations.get(record.record_id) ?? []).map(({ by_id: by }) => name(by)) : handlersOf(record).map(name),
            ),
          ]
        : [],
      reviewedBy: record?.reviewed_by && line.reverses === null ? name(record.reviewed_by) : null,
      validUntil: line.points > 0 ? (line.buckets[0]?.until ?? null) : null,
      reverses: line.reverses,
      reversedBy: line.reversedBy,
      reason:
        record === undefined
          ? null
          : line.reverses === null
            ? openTextOrNull(context, 'record.judged_reason', record.record_id, record.judged_reason)
            : openTextOrNull(context, 'record.reason', record.record_id, record.reason),
      checkCode: line.commitment === null ? '' : checkCode(line.commitment),
    };
  });
  return { rows, ...(page.next === undefined ? {} : { next: page.next }) };
}

/** The resident's own statement; what is not settled stands apart, without + and without a code. Refuses: not-allowed. */
export async function readMyStatement(context: Context, { show, after, limit }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const residentId = person(context).residentId ?? refuse('not-allowed');
  const waiting =
    after === undefined
      ? await store.recordsOfResidents(context.tx, context.district, { residentIds: [residentId], states: waitingStates, before: null, limit: mostWaiting })
      : [];
  return { ...(await statementPage(context, { residentId, show, after, limit }, 'resident')), waiting: await recordLines(context, waiting, 'resident') };
}

/**
 * The same for a clerk at the counter; that it was read, by whom and why, is written down where the resident sees it.
 *
 * Refuses, in this order: resident-not-found, not-allowed, minor-needs-reason (under 14).
 */
export async function readResidentStanding(
  context: Context,
  { residentId, reason, after, limit }: InputOf<typeof standingEndpoint>,
): Promise<OutputOf<typeof standingEndpoint>> {
  const resident = (await readResidents(context, [residentId])).get(residentId);
  if (!resident) refuse('resident-not-found', { residentId });
  mustReach(context, 'read-resident', { communityId: resident.communityId });
  if (ageOn(resident.birthYear, localDateAt(context.now)) < guardedUnder && !reason) refuse('minor-needs-reason');
  await logAccess(context, { residentIds: [residentId], what: 'standing', reason });
  const records = await store.recordsOfResidents(context.tx, context.district, { residentIds: [residentId], states: null, before: null, limit });
  return {
    figures: await readFigures(context, residentId),
    statement: await statementPage(context, { residentId, show: 'all', after, limit }, 'staff'),
    records: await recordLines(context, records, 'staff'),
  };
}
