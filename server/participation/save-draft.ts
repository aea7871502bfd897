import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readDraft as readEndpoint, saveDraft as saveEndpoint } from '#contract/participation.ts';
import type { Context } from '#platform/context.ts';
import { findActivity } from './find-activity.ts';
import { doerOf } from './person.ts';
import { openText, sealText } from './sealed.ts';
import * as store from './store.ts';

/** Refuses: activity-not-found. */
export async function readDraft(context: Context, { activityId }: InputOf<typeof readEndpoint>): Promise<OutputOf<typeof readEndpoint>> {
  await findActivity(context, 'record-deeds', activityId);
  const draft = await store.readDraft(context.tx, context.district, activityId);
  return draft ? { text: openText(context, 'draft.text', activityId, draft.text), savedAt: draft.saved_at.toISOString() } : { text: null, savedAt: null };
}

/**
 * Keeps what is not finished, sealed with its activity; an empty text removes it.
 *
 * Refuses: activity-not-found.
 */
export async function saveDraft(context: Context, { activityId, text }: InputOf<typeof saveEndpoint>): Promise<OutputOf<typeof saveEndpoint>> {
  const { tx, district, now } = context;
  await findActivity(context, 'record-deeds', activityId);
  if (text === '') {
    await store.removeDraft(tx, district, activityId);
    return { savedAt: null };
  }
  await store.saveDraft(tx, district, activityId, { text: sealText(context, 'draft.text', activityId, text), by: doerOf(context).id, at: now });
  return { savedAt: now.toISOString() };
}
