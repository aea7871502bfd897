import { argon2, randomBytes, randomInt, scrypt, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';
import { codeAlphabet } from '#contract/values.ts';

/** How a password is hashed is written with the hash, so that stronger settings can come later. */
const argon = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const costs = { N: 2 ** 15, r: 8, p: 2, maxmem: 128 * 1024 * 1024 } as const;
const length = 32;

const hashArgon = (parameters: Argon2Parameters): Promise<Buffer> => promisify(argon2)('argon2id', parameters);
const hashScrypt = (
  password: string,
  salt: Buffer,
  options: { readonly N: number; readonly r: number; readonly p: number; readonly maxmem: number },
): Promise<Buffer> => new Promise((resolve, reject) => scrypt(password, salt, length, options, (error, key) => (error ? reject(error) : resolve(key))));
/** Some builds of Node come without argon2. */
const hasArgon = typeof argon2 === 'function';

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const plain = password.normalize('NFKC');
  if (hasArgon) {
    const hash = await hashArgon({ message: plain, nonce: salt, tagLength: length, ...argon });
    return `argon2id$${argon.memory}$${argon.passes}$${argon.parallelism}$${salt.toString('base64')}$${hash.toString('base64')}`;
  }
  const hash = await hashScrypt(plain, salt, costs);
  return `scrypt$${costs.N}$${costs.r}$${costs.p}$${salt.toString('base64')}$${hash.toString('base64')}`;
}

/** Whether the password is the one hashed; without a hash (nobody of that name) it takes as long and says no. */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  const plain = password.normalize('NFKC');
  const [algorithm, first, second, third, salt, hash] = (kept ?? (await nobodys())).split('$');
  const nonce = Buffer.from(salt ?? '', 'base64');
  const wanted = Buffer.from(hash ?? '', 'base64');
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  const got =
    algorithm === 'argon2id'
      ? await hashArgon({ message: plain, nonce, tagLength: length, memory: a, passes: b, parallelism: c })
      : await hashScrypt(plain, nonce, { N: a, r: b, p: c, maxmem: costs.maxmem });
  return got.length === wanted.length && timingSafeEqual(got, wanted) && kept !== undefined;
}
let nobody: Promise<string> | undefined;
const nobodys = (): Promise<string> => (nobody ??= hashPassword(randomBytes(16).toString('base64')));

/** Shown once and changed by its owner: three groups of four characters that can be read aloud. */
export const makePassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')).join('-');

const common =
  /^(?:1234567890|0123456789|12345678\d*|qwertyuiop\w*|asdfghjkl\w*|1q2w3e4r5t\w*|password\w*|iloveyou\w*|woaini\w*|admin\w*|administrator|welcome\w*|a123456789|zxcvbnm\w*|(.)\1+|(..)\2+|(...)\3+)$/i;
/** At least 10 characters, none of the commonest, not the user name. */
export function isStrong(password: string, username: string): boolean {
  const plain = password.normalize('NFKC');
  return Array.from(plain).length >= 10 && !common.test(plain) && !plain.toLowerCase().includes(username.toLowerCase());
}
