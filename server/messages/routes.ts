import { markMessagesRead, readMyMessages } from '#contract/messages.ts';
import { bind, type Route } from '#platform/serve.ts';
import * as messages from './read-messages.ts';

export const routes: readonly Route[] = [bind(readMyMessages, messages.readMyMessages), bind(markMessagesRead, messages.markMessagesRead)];
