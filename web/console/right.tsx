import type { ReactNode } from 'react';
import css from './right.module.css';

/** The place of the right panel while it is read, and beside a line that says it is old. */
export const Right = ({ children }: { children: ReactNode }) => <div className={css.right}>{children}</div>;
