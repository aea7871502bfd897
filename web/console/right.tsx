import { useEffect, useRef, type ReactNode } from 'react';
import css from './right.module.css';

/** The place of the right panel while it is read, and beside a line that says it is old. On a phone it stands below the page: `arriving` brings it into sight. */
export function Right({ arriving = false, children }: { arriving?: boolean; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (arriving && window.matchMedia('(max-width: 900px)').matches) place.current?.scrollIntoView({ block: 'start' });
  }, [arriving]);
  return (
    <div ref={place} className={css.right}>
      {children}
    </div>
  );
}
