/**
 * Stands in for zod in the browser (see vite.config.ts), which saves every page a fifth of its weight: the faces use the
 * contract for its types, methods and paths, the server alone parses. Whoever asks a schema to do something is told so.
 */
const judging = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'options', 'shape', 'values', 'decode', 'encode']);

/** A schema that can be declared and composed, and does nothing. */
const schema: object = new Proxy(() => undefined, {
  apply: () => schema,
  get: (_, name) => {
    if (typeof name === 'symbol' || name === 'then') return undefined;
    if (judging.has(name)) throw new Error(`contract schemas are types only in the browser: .${name} is the server's`);
    return schema;
  },
});

export const z = new Proxy({}, { get: () => schema });
