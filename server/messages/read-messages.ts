import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { markMessagesRead as markEndpoint, readMyMessages as readEndpoint } from '#contract/messages.ts';
import { person, type Context } from '#platform/context.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/refuse.ts';
import { messageWords } from '#words/messages.ts';
import * as store from './store.ts';

const residentOf = (context: Context): string => person(context).residentId ?? refuse('not-allowed', { action: 'read-own' });

/** A resident's messages, newest first, in words made now. */
export async function readMyMessages(context: Context, { after, limit }: InputOf<typeof readEndpoint>): Promise<OutputOf<typeof readEndpoint>> {
  const residentId = residentOf(context);
  const found = await store.readMessages(context.tx, context.district, residentId, after !== undefined && isId(after) ? after : undefined, limit + 1);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      messageId: row.messageId,
      at: row.sentAt.toISOString(),
      ...messageWords[row.template](row.figures),
      read: row.readAt !== null,
      recordId: row.recordId,
    })),
    ...(found.length > limit && last ? { next: last.messageId } : {}),
    unread: await store.countUnread(context.tx, context.district, residentId),
  };
}

/** How many messages a resident has not read; for the home page. */
export const readUnread = (context: Context, residentId: string): Promise<number> => store.countUnread(context.tx, context.district, residentId);

/** Marks the resident's own messages as read; ids of other people's are passed over. */
export async function markMessagesRead(context: Context, { messageIds }: InputOf<typeof markEndpoint>): Promise<OutputOf<typeof markEndpoint>> {
  const residentId = residentOf(context);
  await store.markRead(context.tx, context.district, residentId, messageIds, context.now);
  return { unread: await store.countUnread(context.tx, context.district, residentId) };
}
