import { sql } from 'kysely';
import { BookSettings, DraftRule, Resolution, Rule, type DraftState } from '#contract/rules.ts';
import { z } from 'zod';
import type { Tx } from '#platform/context.ts';
import type { Book, BookContent } from './book.ts';

/** A draft without its content. */
export interface DraftHead {
  readonly draftId: string;
  readonly placeId: string;
  readonly label: string;
  readonly basedOn: string | null;
  readonly state: DraftState;
  readonly rules: number;
}
/** An adopted version without its content. */
export interface AdoptedHead {
  readonly versionId: string;
  readonly placeId: string;
  readonly label: string;
  readonly basedOn: string | null;
  readonly effectiveFrom: string;
  readonly resolution: Resolution;
  readonly rules: number;
}

const DraftContent = z.object({ settings: BookSettings, rules: z.array(DraftRule) });
const AdoptedContent = z.object({ settings: BookSettings, rules: z.array(Rule) });

const draftHead = sql<DraftHead>`draft_id as "draftId", place_id as "placeId", label, based_on as "basedOn", state, coalesce(jsonb_array_length(content -> 'rules'), 0) as rules`;
const adoptedHead = sql<AdoptedHead>`version_id as "versionId", place_id as "placeId", label, based_on as "basedOn", effective_from as "effectiveFrom", jsonb_array_length(content -> 'rules') as rules,
  jsonb_build_object('body', body, 'decidedOn', decided_on, 'entitled', entitled, 'present', present, 'votesFor', votes_for, 'votesAgainst', votes_against, 'abstained', abstained, 'document', document) as resolution`;

/** Adds a draft; false where the place already has this label. */
export async function addDraft(
  tx: Tx,
  draft: {
    readonly district: number;
    readonly draftId: string;
    readonly placeId: string;
    readonly label: string;
    readonly basedOn: string | null;
    readonly content: BookContent;
    readonly madeBy: string | null;
    readonly now: Date;
  },
): Promise<boolean> {
  const result = await sql`
    insert into rules.draft (district_id, draft_id, place_id, label, based_on, state, content, made_by, made_at, changed_at)
    values (${draft.district}, ${draft.draftId}, ${draft.placeId}, ${draft.label}, ${draft.basedOn}, 'draft', ${JSON.stringify(draft.content)}::jsonb, ${draft.madeBy}, ${draft.now}, ${draft.now})
    on conflict (district_id, place_id, label) where state <> 'discarded' do nothing`.execute(tx);
  return result.numAffectedRows === 1n;
}

/** The draft with its row locked, so that two edits of one draft follow each other. */
export async function lockDraft(tx: Tx, district: number, draftId: string): Promise<DraftHead | undefined> {
  const found = await sql<DraftHead>`select ${draftHead} from rules.draft where district_id = ${district} and draft_id = ${draftId} for update`.execute(tx);
  return found.rows[0];
}
export async function readDraft(tx: Tx, district: number, draftId: string): Promise<DraftHead | undefined> {
  const found = await sql<DraftHead>`select ${draftHead} from rules.draft where district_id = ${district} and draft_id = ${draftId}`.execute(tx);
  return found.rows[0];
}
/** Locks every draft of a place in key order: adoptions of one place follow each other. */
export async function lockDraftsAt(tx: Tx, district: number, placeId: string): Promise<void> {
  await sql`select draft_id from rules.draft where district_id = ${district} and place_id = ${placeId} order by draft_id for update`.execute(tx);
}

/** What a draft holds; undefined once it is adopted. */
export async function readDraftContent(tx: Tx, district: number, draftId: string): Promise<BookContent | undefined> {
  const found = await sql<{
    content: unknown;
  }>`select content from rules.draft where district_id = ${district} and draft_id = ${draftId} and content is not null`.execute(tx);
  const [row] = found.rows;
  return row && DraftContent.parse(row.content);
}

export async function writeDraftContent(tx: Tx, district: number, draftId: string, content: BookContent, now: Date): Promise<void> {
  await sql`update rules.draft set content = ${JSON.stringify(content)}::jsonb, changed_at = ${now} where district_id = ${district} and draft_id = ${draftId}`.execute(
    tx,
  );
}

export async function setDraftState(tx: Tx, district: number, draftId: string, state: Exclude<DraftState, 'draft'>, now: Date): Promise<void> {
  await sql`
    update rules.draft set state = ${state}, content = case when ${state} = 'adopted' then null else content end, changed_at = ${now}
    where district_id = ${district} and draft_id = ${draftId}`.execute(tx);
}

/** Writes the version for good; the server's role can neither change nor remove it afterwards. */
export async function addVersion(
  tx: Tx,
  version: {
    readonly district: number;
    readonly draft: DraftHead;
    readonly content: BookContent;
    readonly effectiveFrom: string;
    readonly resolution: Resolution;
    readonly adoptedBy: string | null;
    readonly now: Date;
  },
): Promise<void> {
  const { district, draft, resolution } = version;
  await sql`
    insert into rules.version (district_id, version_id, place_id, label, based_on, content, effective_from, body, decided_on, entitled, present, votes_for, votes_against, abstained, document, adopted_by, adopted_at)
    values (${district}, ${draft.draftId}, ${draft.placeId}, ${draft.label}, ${draft.basedOn}, ${JSON.stringify(version.content)}::jsonb, ${version.effectiveFrom}, ${resolution.body}, ${resolution.decidedOn},
      ${resolution.entitled}, ${resolution.present}, ${resolution.votesFor}, ${resolution.votesAgainst}, ${resolution.abstained}, ${resolution.document}, ${version.adoptedBy}, ${version.now})`.execute(
    tx,
  );
}

/** Drafts that are neither adopted nor discarded. */
export async function openDrafts(tx: Tx, district: number): Promise<readonly DraftHead[]> {
  const found = await sql<DraftHead>`select ${draftHead} from rules.draft where district_id = ${district} and state = 'draft' order by draft_id desc`.execute(
    tx,
  );
  return found.rows;
}

/** All adopted versions of these places, or of the whole district, newest first. */
export async function adoptedVersions(tx: Tx, district: number, placeIds?: readonly string[]): Promise<readonly AdoptedHead[]> {
  const here = placeIds ? sql`and place_id = any(${placeIds}::uuid[])` : sql``;
  const found =
    await sql<AdoptedHead>`select ${adoptedHead} from rules.version where district_id = ${district} ${here} order by effective_from desc, place_id`.execute(tx);
  return found.rows.map((row) => ({ ...row, resolution: Resolution.parse(row.resolution) }));
}

/**
 * The version in force at a place on a day. `path` is the place and its ancestors, nearest first: the nearest place
 * that has a version in force on that day decides.
 */
export async function versionInForce(tx: Tx, district: number, path: readonly string[], day: string): Promise<string | undefined> {
  const found = await sql<{ versionId: string }>`
    select version_id as "versionId" from rules.version
    where district_id = ${district} and place_id = any(${path}::uuid[]) and effective_from <= ${day}
    order by array_position(${path}::uuid[], place_id), effective_from desc limit 1`.execute(tx);
  return found.rows[0]?.versionId;
}

/** An adopted version with everything it says. */
export async function readVersion(tx: Tx, district: number, versionId: string): Promise<Book | undefined> {
  const found = await sql<{ placeId: string; label: string; effectiveFrom: string; content: unknown }>`
    select place_id as "placeId", label, effective_from as "effectiveFrom", content from rules.version where district_id = ${district} and version_id = ${versionId}`.execute(
    tx,
  );
  const [row] = found.rows;
  if (!row) return undefined;
  const { settings, rules } = AdoptedContent.parse(row.content);
  return {
    versionId,
    label: row.label,
    placeId: row.placeId,
    effectiveFrom: row.effectiveFrom,
    settings,
    rules: new Map(rules.map((rule) => [rule.code, rule])),
  };
}
