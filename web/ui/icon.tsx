import css from './icon.module.css';
import { icons, type IconName } from './icons.ts';

/** Decoration beside a word; where an icon stands alone, the control around it carries the name. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg className={css.icon} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={icons[name]} />
    </svg>
  );
}
