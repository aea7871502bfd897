let running: 'demo' | 'production' = 'production';

/** Called once at start; until then nothing of the demo is open. */
export function useMode(mode: 'demo' | 'production'): void {
  running = mode;
}
export const mode = (): 'demo' | 'production' => running;
