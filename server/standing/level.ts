/** A step of 累计: what somebody has done for the neighbourhood, never lost again but by a correction. */
export interface Level {
  readonly level: number;
  readonly name: string;
  /** Lifetime points from which it is held. */
  readonly from: number;
}

/** Lowest first; the thresholds are assumptions of the programme, here in one place to change. */
export const levels: readonly [Level, ...Level[]] = [
  { level: 0, name: '新邻居', from: 0 },
  { level: 1, name: '热心邻居', from: 100 },
  { level: 2, name: '参与能手', from: 300 },
  { level: 3, name: '社区骨干', from: 800 },
  { level: 4, name: '贡献达人', from: 2000 },
  { level: 5, name: '社区之光', from: 5000 },
  { level: 6, name: '终身荣誉邻居', from: 10_000 },
];

/** The year's goal of somebody who set none. */
export const annualGoalDefault = 300;

export interface HeldLevel extends Level {
  /** The highest level there is. */
  readonly top: number;
  /** Where the next one begins; null at the top. */
  readonly next: number | null;
}

/** The level held with so many lifetime points. */
export function levelOf(lifetime: number): HeldLevel {
  const held = levels.findLast(({ from }) => lifetime >= from) ?? levels[0];
  return { ...held, top: levels.length - 1, next: levels.find(({ level }) => level === held.level + 1)?.from ?? null };
}
