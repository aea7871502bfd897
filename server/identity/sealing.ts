import { open, seal, token, unwrap, type DataKey } from '#platform/seal.ts';
import { sameDoor } from './door.ts';

/** Which fields of a person are sealed, and where each one opens. */
const residentAt = (column: 'name' | 'phone' | 'door' | 'short_code', residentId: string) => ({ table: 'identity.resident', column, row: residentId });
const staffAt = (column: 'name' | 'username' | 'totp_secret', staffId: string) => ({ table: 'identity.staff', column, row: staffId });

export const sealResident = (key: DataKey, residentId: string, column: 'name' | 'phone' | 'door' | 'short_code', text: string): Buffer =>
  seal(key, text, residentAt(column, residentId));
export const openResident = (key: DataKey, residentId: string, column: 'name' | 'phone' | 'door' | 'short_code', sealed: Buffer): string =>
  open(key, sealed, residentAt(column, residentId));
export const sealStaff = (key: DataKey, staffId: string, column: 'name' | 'username' | 'totp_secret', text: string): Buffer =>
  seal(key, text, staffAt(column, staffId));
export const openStaff = (key: DataKey, staffId: string, column: 'name' | 'username' | 'totp_secret', sealed: Buffer): string =>
  open(key, sealed, staffAt(column, staffId));
export const keyOf = (wrapped: Buffer, owner: string): DataKey => unwrap(wrapped, owner);

/** Where free text of the slice opens: reasons, by the row they belong to. */
export const reasonAt = (table: 'identity.access_log' | 'identity.role_grant' | 'identity.staff_event', row: string) => ({ table, column: 'reason', row });

export const usernameToken = (username: string): Buffer => token('username', username.toLowerCase());
export const doorToken = (district: number, buildingId: string, door: string): Buffer => token('door', `${district}/${buildingId}/${sameDoor(door)}`);

export type TokenKind = 'phone' | 'phone4' | 'short-code';
export const searchToken = (district: number, kind: TokenKind, value: string): Buffer => token(kind, `${district}/${value}`);
/** Every token a resident is found by. */
export function tokensOf(district: number, shortCode: string, phone: string | null): { readonly kind: TokenKind; readonly token: Buffer }[] {
  const kinds: [TokenKind, string][] = [['short-code', shortCode], ...(phone ? phoneKinds(phone) : [])];
  return kinds.map(([kind, value]) => ({ kind, token: searchToken(district, kind, value) }));
}
const phoneKinds = (phone: string): [TokenKind, string][] => [
  ['phone', phone],
  ['phone4', phone.slice(-4)],
];
