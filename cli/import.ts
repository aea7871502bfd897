import type { Command } from './terminal.ts';

export const command: Command = async () => 1;
