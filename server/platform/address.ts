let here = 'http://localhost:8600';

/** Called once at start: where people reach this installation, for what is printed. */
export function useAddress(url: string): void {
  here = url.replace(/\/+$/, '');
}
/** A page of this installation as a whole address. */
export const addressOf = (path: string): string => `${here}${path}`;
