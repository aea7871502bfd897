import type { Words } from './words.ts';

const weekdays = { zh: ['日', '一', '二', '三', '四', '五', '六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** "11月26日 星期四" · "Thu 26 Nov": deadlines show the day and weekday; with `year` also the year. */
export function dayWords(day: string, { year = false }: { year?: boolean } = {}): Words {
  const [y, m, d] = day.slice(0, 10).split('-').map(Number);
  const weekday = new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return {
    zh: `${year ? `${y}年` : ''}${m}月${d}日 星期${weekdays.zh[weekday]}`,
    en: `${weekdays.en[weekday]} ${d} ${months[(m ?? 1) - 1]}${year ? ` ${y}` : ''}`,
  };
}

/** "11月26日 星期四 24:00 前": every deadline ends at 24:00. */
export function deadlineWords(day: string): Words {
  const words = dayWords(day);
  return { zh: `${words.zh} 24:00 前`, en: `by the end of ${words.en}` };
}
