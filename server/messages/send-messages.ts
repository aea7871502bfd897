import type { MessageTemplate } from '#contract/messages.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import * as store from './store.ts';

export interface MessageToSend {
  readonly residentId: string;
  readonly template: MessageTemplate;
  readonly recordId?: string;
  /** Points, days and published names only: never what a person typed, never a person's name. */
  readonly figures: Readonly<Record<string, string | number>>;
}

/** Leaves messages for residents in this transaction: what is rolled back was never said. */
export async function sendMessages(context: Context, items: readonly MessageToSend[]): Promise<void> {
  if (items.length === 0) return;
  await store.addMessages(
    context.tx,
    context.district,
    items.map((item) => ({ messageId: newId(), residentId: item.residentId, template: item.template, recordId: item.recordId ?? null, figures: item.figures })),
    context.now,
  );
}
