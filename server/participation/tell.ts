import type { MessageTemplate } from '#contract/messages.ts';
import type { Context } from '#platform/context.ts';
import { sendMessages } from '../messages/send-messages.ts';
import { booksByVersion } from './read-books.ts';
import type { RecordRow } from './store.ts';

/** Figures a message names besides what, day and points. */
type More = (record: RecordRow) => Readonly<Record<string, string | number>>;

/** Tells residents what became of their records: the rule's published name, the day and the points, never a typed text. */
export async function tell(context: Context, template: MessageTemplate, records: readonly RecordRow[], more: More = () => ({})): Promise<void> {
  if (records.length === 0) return;
  const books = await booksByVersion(
    context,
    records.map((record) => record.version_id),
  );
  await sendMessages(
    context,
    records.map((record) => {
      const name = books.get(record.version_id)?.rules.get(record.rule_code)?.name;
      return {
        residentId: record.resident_id,
        template,
        recordId: record.record_id,
        figures: { ...(name ? { what: name.zh, whatEn: name.en } : {}), day: record.happened_on, points: record.granted, ...more(record) },
      };
    }),
  );
}
