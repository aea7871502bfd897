import { Popover as Base } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import css from './popover.module.css';

/** A small panel beside the word it explains. Not for elder mode: there the text stands on the page. */
export function Popover({ trigger, label, title, children }: { trigger: ReactNode; label?: string; title?: string; children: ReactNode }) {
  return (
    <Base.Root>
      <Base.Trigger className={css.trigger} aria-label={label}>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={12} className={css.positioner}>
          <Base.Popup className={css.popup}>
            {title && <Base.Title className={css.title}>{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
