import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, Moment, page } from './values.ts';

/** Each has its sentence in words/messages.ts. */
export const messageTemplates = [
  'please-confirm',
  'recorded',
  'settled',
  'under-review',
  'on-notice',
  'objection-raised',
  'objection-kept',
  'objection-corrected',
  'objection-cancelled',
  'rejected',
  'lapsed',
  'withdrawn',
  'reversed',
  'corrected',
  'dispute-received',
  'dispute-declined',
  'opening-balance',
] as const;
export type MessageTemplate = (typeof messageTemplates)[number];

/** What the programme tells a resident; the sentence is made at reading from the template and its figures. */
export const Message = z.object({
  messageId: Id,
  at: Moment,
  title: z.object({ zh: z.string(), en: z.string() }),
  text: z.object({ zh: z.string(), en: z.string() }),
  read: z.boolean(),
  recordId: Id.nullable(),
});

export const readMyMessages = endpoint({
  id: 'readMyMessages',
  method: 'GET',
  path: '/api/me/messages',
  gate: 'read-own',
  summary: { zh: '给我的消息', en: 'My messages' },
  input: z.object({ after: z.string().optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
  output: page(Message).extend({ unread: z.number().int() }),
  refusals: [],
});
export const markMessagesRead = endpoint({
  id: 'markMessagesRead',
  method: 'POST',
  path: '/api/me/messages/read',
  gate: 'read-own',
  summary: { zh: '标为已读', en: 'Mark as read' },
  input: z.object({ messageIds: z.array(Id).min(1).max(100) }),
  output: z.object({ unread: z.number().int() }),
  refusals: [],
});
