import path from 'node:path';
import { existsSync } from 'node:fs';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';
import { describeError } from './log.ts';
import { Refusal } from './refuse.ts';
import { refusalBody, serve, type Route, type Serving } from './serve.ts';

export interface HttpOptions extends Serving {
  readonly routes: readonly Route[];
  /** `/readyz` answers 200 when this is true. */
  readonly ready: () => boolean;
  /** Proxies whose forwarded-for header is believed; none by default. */
  readonly trustProxy: string | false;
  /** Receives one line per request: route pattern, status, milliseconds; never a query, a body or a name. */
  readonly logLine: (line: Readonly<Record<string, string | number | undefined>>) => void;
  /** The built web; absent in most tests. */
  readonly webRoot?: string;
}

const policy =
  "default-src 'self'; object-src 'none'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** One household's line is one address: of IPv6 the first 64 bits, which a single connection may change within at will. */
function lineOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/, '');
  const [head = '', tail = ''] = address.split('::');
  const groups = [head, tail].map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - groups.flat().length) }, () => '0');
  return [...(groups[0] ?? []), ...zeros, ...(groups[1] ?? [])].slice(0, 4).join(':');
}

const stackOf = (error: unknown): string | undefined =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 5)
        .join(' | ')
    : undefined;

/** The HTTP edge: headers, refusals as answers, the OpenAPI document, the faces' files. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const headers = {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
    ...(options.secureCookies ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
  const answer = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof Refusal) {
      if (error.code === 'still-working' || error.code === 'try-again') reply.header('retry-after', '1');
      return reply.status(error.status).send(refusalBody(error.code, error.facts));
    }
    const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
    if (status === 413) return reply.status(413).send(refusalBody('import-too-large', {}));
    if (status < 500) return reply.status(status).send(refusalBody('invalid-input', {}));
    options.logLine({
      at: new Date().toISOString(),
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: 500,
      error: describeError(error),
      stack: stackOf(error),
    });
    return reply.status(503).send(refusalBody('try-again', {}));
  };
  const app = Fastify({
    logger: false,
    trustProxy: options.trustProxy,
    bodyLimit: 1_048_576,
    routerOptions: { caseSensitive: true },
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void answer(error, request, reply.headers(headers)),
  }); // no hook runs for these
  // Inputs are parsed once, by the endpoint's own schema in `bind`; answers are encoded there too.
  // JSON only: what a form of another site can send is not read.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  await app.register(cookie);
  await app.register(rateLimit, { global: false, keyGenerator: (request) => lineOf(request.ip), errorResponseBuilder: () => new Refusal('too-many-requests') });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Liren 里仁',
        version: '0.1.0',
        description: 'Community points, exact in the books and provable to the residents. Every refusal answers `{ refused, message, facts }`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'this installation' }],
      components: {
        securitySchemes: {
          session: { type: 'http', scheme: 'bearer', description: 'The opaque session token, in this header or in the cookie `liren_session`.' },
        },
      },
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig: { target: 'draft-2020-12' } }),
  });

  app.addHook('onSend', async (_request, reply) => void reply.headers(headers));
  app.addHook('onResponse', async (request, reply) => {
    options.logLine({
      at: new Date().toISOString(),
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
  });
  app.setErrorHandler(answer);

  app.get('/healthz', { schema: { hide: true } }, async () => ({ serving: true }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => reply.status(options.ready() ? 200 : 503).send({ ready: options.ready() }));
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  for (const route of options.routes) serve(app, options, route);

  const { webRoot } = options;
  if (webRoot && existsSync(path.join(webRoot, 'index.html'))) {
    await app.register(staticFiles, { root: webRoot, wildcard: false, index: false, maxAge: '365d', immutable: true });
    app.get('/', { schema: { hide: true } }, async (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false }),
    );
  }
  app.setNotFoundHandler(async (request, reply) => {
    const forPage = webRoot && request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/');
    if (forPage && existsSync(path.join(webRoot, 'index.html')))
      return reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
    return reply.status(404).send(refusalBody('not-found', {}));
  });
  return app;
}
