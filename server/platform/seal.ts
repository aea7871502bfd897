import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import { assert } from './refuse.ts';

/**
 * Field encryption: AES-256-GCM, a data key per owner (resident, member of staff, district) wrapped by a master key
 * that never enters the database. Additional data binds table, column and row, so that a ciphertext moved elsewhere
 * does not open.
 */

/** Where the master keys come from: a file by default, a KMS or HSM by adapter. */
export interface KeyProvider {
  /** The number of the key that new things are wrapped with. */
  readonly current: number;
  /** Key bytes by number; old ones stay to open what they wrapped. */
  key(number: number): Buffer;
}

let provider: KeyProvider | undefined;
/** Called once at start, before anything is sealed or opened. */
export function useKeys(keys: KeyProvider): void {
  provider = keys;
  derived.clear();
  unwrapped.clear();
}
function keys(): KeyProvider {
  assert(provider, 'useKeys before sealing');
  return provider;
}

const derived = new Map<string, Buffer>();
function derive(number: number, purpose: string): Buffer {
  const name = `${number}/${purpose}`;
  let key = derived.get(name);
  if (!key) derived.set(name, (key = Buffer.from(hkdfSync('sha256', keys().key(number), Buffer.alloc(0), `liren/${purpose}`, 32))));
  return key;
}

/** Where a sealed value stands: it opens only here. */
export interface Binding {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}
const additional = (at: Binding): Buffer => Buffer.from(`${at.table}\n${at.column}\n${at.row}`);

// Node takes a Buffer as a key too, but looks four times as long at what it was given.
function encrypt(key: Buffer, plain: Buffer, aad: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce);
  cipher.setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}
function decrypt(key: Buffer, sealed: Buffer, aad: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), sealed.subarray(0, 12));
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  return Buffer.concat([decipher.update(sealed.subarray(12, sealed.length - 16)), decipher.final()]);
}

/** A data key in the clear, in memory only. */
export type DataKey = Buffer;

const unwrapped = new Map<string, DataKey>();
const unwrappedLimit = 200_000;

/** Makes a data key for an owner; store `wrapped`, use `key`. `owner` is the row it belongs to. */
export function makeDataKey(owner: string): { key: DataKey; wrapped: Buffer } {
  const key = randomBytes(32);
  return { key, wrapped: wrap(key, owner) };
}
/** Wraps a data key under the current master key: `number (2 bytes) ‖ sealed`. */
export function wrap(key: DataKey, owner: string): Buffer {
  const number = keys().current;
  const head = Buffer.alloc(2);
  head.writeUInt16BE(number);
  return Buffer.concat([head, encrypt(derive(number, 'wrap'), key, Buffer.from(`data key of ${owner}`))]);
}
/** Opens a wrapped data key; remembered in memory so that lists do not unwrap again. */
export function unwrap(wrapped: Buffer, owner: string): DataKey {
  const name = wrapped.toString('base64');
  let key = unwrapped.get(name);
  if (!key) {
    key = decrypt(derive(wrapped.readUInt16BE(0), 'wrap'), wrapped.subarray(2), Buffer.from(`data key of ${owner}`));
    if (unwrapped.size >= unwrappedLimit) unwrapped.clear();
    unwrapped.set(name, key);
  }
  return key;
}

export const seal = (key: DataKey, text: string, at: Binding): Buffer => encrypt(key, Buffer.from(text), additional(at));
export const open = (key: DataKey, sealed: Buffer, at: Binding): string => decrypt(key, sealed, additional(at)).toString();

/**
 * A data key of the district itself, derived from the master key: for free text, staged imports and kept answers,
 * which belong to no single person. `number` is stored with what it sealed (the first two bytes of `sealForDistrict`).
 */
const districtKey = (number: number, district: number): DataKey => derive(number, `district/${district}`);
export function sealForDistrict(district: number, text: string | Buffer, at: Binding): Buffer {
  const number = keys().current;
  const head = Buffer.alloc(2);
  head.writeUInt16BE(number);
  return Buffer.concat([head, encrypt(districtKey(number, district), Buffer.isBuffer(text) ? text : Buffer.from(text), additional(at))]);
}
export const openBytesForDistrict = (district: number, sealed: Buffer, at: Binding): Buffer =>
  decrypt(districtKey(sealed.readUInt16BE(0), district), sealed.subarray(2), additional(at));
export const openForDistrict = (district: number, sealed: Buffer, at: Binding): string => openBytesForDistrict(district, sealed, at).toString();

/**
 * A keyed token for look-up by equality (phone, last four, short code, user name): 16 bytes of HMAC-SHA-256. The key
 * does not rotate with the wrapping key, or every token would have to be made anew.
 */
export const token = (kind: string, value: string): Buffer =>
  createHmac('sha256', createSecretKey(derive(1, 'token')))
    .update(`${kind}\n${value}`)
    .digest()
    .subarray(0, 16);

/** A key for another purpose derived from a data key, e.g. the resident's log key. */
export const deriveFrom = (key: DataKey, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', createSecretKey(key), Buffer.alloc(0), `liren/${purpose}`, 32));

/** A key of the district itself for another purpose; like tokens it does not rotate. */
export const deriveForDistrict = (district: number, purpose: string): Buffer => derive(1, `district/${district}/${purpose}`);

/** A password for a database login, stable for one installation. */
export const passwordFor = (login: string): string => createHmac('sha256', derive(1, 'database-login')).update(login).digest('base64url');
