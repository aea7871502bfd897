import { useSyncExternalStore } from 'react';

/** A small choice kept on this device (language, letter size). Storage may be closed in a private window: then it lasts for the page. */
export function kept<Value extends string>(key: string, values: readonly Value[], first: Value) {
  const listeners = new Set<() => void>();
  const parse = (text: string | null): Value => values.find((value) => value === text) ?? first;
  let current = parse(read(key));
  return {
    read: () => current,
    write(value: Value): void {
      current = value;
      try {
        localStorage.setItem(key, value);
      } catch {
        // Kept for this page only.
      }
      for (const listener of listeners) listener();
    },
    use: (): Value =>
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        () => current,
      ),
    listen: (listener: () => void): void => void listeners.add(listener),
  };
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
