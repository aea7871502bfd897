import fs from 'node:fs';
import path from 'node:path';
import { addDays, localDateAt } from './time.ts';

/** What a line may hold: ids, figures, codes and route patterns; never a name, a phone or what somebody typed. */
export type LogLine = Readonly<Record<string, string | number | undefined>>;

export interface Log {
  readonly write: (line: LogLine) => void;
  close(): Promise<void>;
}

/** Logs are kept for 200 days, which is above the six months that the law asks for. */
const keptDays = 200;
const fileOf = (day: string): string => `${day}.jsonl`;

/** One JSON line per event in a file per day (Asia/Shanghai); files older than 200 days are removed. */
export function openLog(folder: string, clock: () => Date): Log {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  let day = '';
  let stream: fs.WriteStream | undefined;
  const streamOf = (today: string): fs.WriteStream => {
    if (stream && day === today) return stream;
    stream?.end();
    day = today;
    const oldest = fileOf(addDays(today, -keptDays));
    for (const name of fs.readdirSync(folder)) if (/^\d{4}-\d\d-\d\d\.jsonl$/.test(name) && name < oldest) fs.rmSync(path.join(folder, name));
    stream = fs.createWriteStream(path.join(folder, fileOf(today)), { flags: 'a', mode: 0o600 });
    stream.on('error', () => undefined); // a full disk must not stop the service; doctor reports it
    return stream;
  };
  return {
    write: (line) => void streamOf(localDateAt(clock())).write(`${JSON.stringify(line)}\n`),
    close: () => new Promise((resolve) => (stream ? stream.end(resolve) : resolve(undefined))),
  };
}

/** What a maintainer needs of an error, without the values that a database error quotes in its message and detail. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const parts = ['code', 'routine', 'schema', 'table', 'constraint'].flatMap((name) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? [`${name} ${value}`] : [];
  });
  return 'severity' in error ? `${error.name}: ${parts.join(', ')}` : `${error.name}: ${error.message.slice(0, 300)}`;
}
