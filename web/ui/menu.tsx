import { Menu as Base } from '@base-ui/react/menu';
import css from './menu.module.css';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

export interface MenuItem {
  key: string;
  label: string;
  icon?: IconName;
  onPress: () => void;
  disabled?: boolean;
  tone?: 'plain' | 'stop';
}

/** Further acts on one thing, behind one button. */
export function Menu({ label, icon = 'more', words, items }: { label: string; icon?: IconName; words?: string; items: readonly MenuItem[] }) {
  return (
    <Base.Root>
      <Base.Trigger className={words ? css.worded : css.trigger} aria-label={words ? undefined : label}>
        <Icon name={icon} size={18} />
        {words}
        {words && <Icon name="down" size={14} />}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" collisionPadding={12} className={css.positioner}>
          <Base.Popup className={css.popup}>
            {items.map((item) => (
              <Base.Item key={item.key} className={item.tone === 'stop' ? css.stop : css.item} disabled={item.disabled ?? false} onClick={item.onPress}>
                {item.icon && <Icon name={item.icon} size={18} />}
                {item.label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
