import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { endMySession as endEndpoint, readMySessions as readEndpoint, signOut as signOutEndpoint } from '#contract/identity.ts';
import { person, type Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import type { Answer } from '#platform/serve.ts';
import { isOver } from './session.ts';
import * as store from './store.ts';

/** Ends this session and takes the cookie away. */
export async function signOut(context: Context, _input: InputOf<typeof signOutEndpoint>, answer: Answer): Promise<OutputOf<typeof signOutEndpoint>> {
  const { as, id, sessionId } = person(context);
  await store.endSessions(context, as, id, { only: sessionId });
  answer.session(undefined);
  return { done: true };
}

/** The devices a person is signed in on, newest first. */
export async function readMySessions(context: Context): Promise<OutputOf<typeof readEndpoint>> {
  const { as, id, sessionId } = person(context);
  const sessions = (await store.sessionsOf(context, as, id)).filter((session) => !isOver(session, context.now));
  return {
    sessions: sessions.map((session) => ({
      sessionId: session.sessionId,
      since: session.createdAt.toISOString(),
      lastSeen: session.lastSeenAt.toISOString(),
      current: session.sessionId === sessionId,
    })),
  };
}

/**
 * Signs one of one's own devices out.
 *
 * Refuses: not-found.
 */
export async function endMySession(context: Context, { sessionId }: InputOf<typeof endEndpoint>): Promise<OutputOf<typeof endEndpoint>> {
  const { as, id } = person(context);
  if ((await store.endSessions(context, as, id, { only: sessionId })) === 0) refuse('not-found');
  return { done: true };
}
