import { sql } from 'kysely';
import type { MessageTemplate } from '#contract/messages.ts';
import type { Tx } from '#platform/context.ts';

export interface MessageRow {
  readonly messageId: string;
  readonly template: MessageTemplate;
  readonly recordId: string | null;
  readonly figures: Readonly<Record<string, string | number>>;
  readonly sentAt: Date;
  readonly readAt: Date | null;
}
export interface NewMessage {
  readonly messageId: string;
  readonly residentId: string;
  readonly template: MessageTemplate;
  readonly recordId: string | null;
  readonly figures: Readonly<Record<string, string | number>>;
}

export async function addMessages(tx: Tx, district: number, messages: readonly NewMessage[], now: Date): Promise<void> {
  const rows = messages.map((message) => ({
    message_id: message.messageId,
    resident_id: message.residentId,
    template: message.template,
    record_id: message.recordId,
    figures: message.figures,
  }));
  await sql`
    insert into messages.message (district_id, message_id, resident_id, template, record_id, figures, sent_at)
    select ${district}, message_id, resident_id, template, record_id, figures, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(message_id uuid, resident_id uuid, template text, record_id uuid, figures jsonb)`.execute(tx);
}

/** Newest first; `after` is the id of the last message seen. */
export async function readMessages(tx: Tx, district: number, residentId: string, after: string | undefined, limit: number): Promise<MessageRow[]> {
  const found = await sql<MessageRow>`
    select message_id as "messageId", template, record_id as "recordId", figures, sent_at as "sentAt", read_at as "readAt"
    from messages.message where district_id = ${district} and resident_id = ${residentId} and (${after ?? null}::uuid is null or message_id < ${after ?? null}::uuid)
    order by message_id desc limit ${limit}`.execute(tx);
  return found.rows;
}

export async function countUnread(tx: Tx, district: number, residentId: string): Promise<number> {
  const found = await sql<{
    unread: number;
  }>`select count(*)::int as unread from messages.message where district_id = ${district} and resident_id = ${residentId} and read_at is null`.execute(tx);
  return found.rows[0]?.unread ?? 0;
}

export async function markRead(tx: Tx, district: number, residentId: string, messageIds: readonly string[], now: Date): Promise<void> {
  await sql`update messages.message set read_at = ${now} where district_id = ${district} and resident_id = ${residentId} and message_id = any(${messageIds}::uuid[]) and read_at is null`.execute(
    tx,
  );
}
