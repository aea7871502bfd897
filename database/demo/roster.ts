import type { LocalDate } from '#contract/values.ts';
import { district } from './district.ts';
import type { DemoResident } from './people.ts';
import { saturdayBuilding } from './saturday.ts';

const adultFrom = 14;
const neighbours = 32;
const namesakes = 3;

/** Names that several residents bear, each once. */
function sharedNames(people: readonly DemoResident[]): string[] {
  const byName = Map.groupBy(people, ({ name }) => name);
  return [...byName].filter(([, those]) => those.length > 1).map(([name]) => name);
}

/**
 * What the lead of the sixth building would send to the clerk after last Saturday's stair cleaning: forty lines of a
 * WeChat 接龙 with three common names, a slip of the pen, somebody unknown, a double, a neighbour with a child and one
 * with company. `people` are the residents of the first community.
 */
export function saturdayRoster(people: readonly DemoResident[], today: LocalDate): string {
  const adults = people.filter(({ birthYear }) => Number(today.slice(0, 4)) - birthYear >= adultFrom);
  const building = district.communities[0]?.buildings[saturdayBuilding];
  const shared = sharedNames(adults);
  const inside = adults.filter(({ buildingId, name }) => buildingId === building?.id && !shared.includes(name));
  const step = Math.max(1, Math.floor(inside.length / neighbours));
  const chosen = inside.filter((_, at) => at % step === 0).slice(0, neighbours);
  const [first, second, third, fourth] = chosen;
  const lines = chosen.map(({ name, door }, at) => (at % 5 === 2 ? `${name} ${door}` : name));
  const late = [
    ...shared.slice(0, namesakes),
    first ? `${first.name}（补签）` : '',
    second ? `${second.name.slice(0, 1)}阿姨` : '',
    third ? `${third.name}+1` : '',
    fourth ? `${fourth.name} 带孩子` : '',
    '甄不在',
  ].filter(Boolean);
  const numbered = [...lines.filter((line) => line !== third?.name && line !== fourth?.name), ...late].map((line, at) => `${at + 1}. ${line}`);
  return ['#接龙', '周六上午 6 号楼楼道清理，60 分钟', '', ...numbered].join('\n');
}
