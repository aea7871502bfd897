import type { TaskKind } from '../contract/tasks.ts';
import type { Words } from './words.ts';

/** 等我办的, by kind. */
export const taskKindWords: Record<TaskKind, Words> = {
  confirm: { zh: '确认', en: 'Confirm' },
  review: { zh: '复核', en: 'Review' },
  objection: { zh: '异议', en: 'Objection' },
  correction: { zh: '更正', en: 'Correction' },
  'not-me': { zh: '不是我', en: 'Not me' },
  import: { zh: '导入', en: 'Import' },
};

/** Titles of tasks, made for the reader. */
export const taskWords = {
  pointsOf: (title: string, points: number): string => `${title} · ${points} 分`,
  import: '导入等着写入',
} as const;
