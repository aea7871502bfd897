import { Anchor } from './anchor.tsx';
import { classes } from './classes.ts';
import { useElder } from './elder.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import css from './tiles.module.css';

export interface Tile {
  href: string;
  label: string;
  icon: IconName;
  /** `first` is the one solid tile; `warm` is what gives points back. */
  tone?: 'first' | 'warm' | 'plain';
}

/** The few things a resident comes for: four in a row, two by two in elder mode. */
export function Tiles({ label, tiles }: { label: string; tiles: readonly Tile[] }) {
  const elder = useElder() !== '0';
  return (
    <nav className={elder ? css.two : css.row} aria-label={label}>
      {tiles.map(({ href, label: word, icon, tone = 'plain' }) => (
        <Anchor key={href + word} href={href} className={classes(css.tile, css[tone])}>
          <Icon name={icon} size={elder ? 36 : 28} />
          {word}
        </Anchor>
      ))}
    </nav>
  );
}

/** One large button that rings the community. */
export function CallButton({ phone, title, note }: { phone: string; title: string; note?: string }) {
  return (
    <a className={css.call} href={`tel:${phone.replace(/\s/g, '')}`}>
      <Icon name="phone" size={34} />
      <span>
        {title}
        <small>{note ?? phone}</small>
      </span>
    </a>
  );
}
