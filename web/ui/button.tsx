import type { ComponentProps, ReactNode } from 'react';
import { Anchor, type AnchorProps } from './anchor.tsx';
import css from './button.module.css';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

interface Looks {
  /** `primary` is the one solid button of a task area; `reward` its 柿 twin for redeeming. */
  look?: 'primary' | 'soft' | 'plain' | 'quiet' | 'reward' | 'stop';
  icon?: IconName;
  /** Takes the whole width. */
  wide?: boolean;
  /** A little higher: the closing button of a panel. */
  tall?: boolean;
  children?: ReactNode;
}

export interface ButtonProps extends Looks, Omit<ComponentProps<'button'>, 'className' | 'style' | 'children'> {
  /** The act is under way: no second press, the focus stays. */
  working?: boolean;
}
export interface LinkButtonProps extends Looks, Omit<AnchorProps, 'className' | 'children'> {}

const look = ({ look = 'plain', wide, tall, alone }: Looks & { alone: boolean }): string =>
  classes(css.button, css[look], wide && css.wide, tall && css.tall, alone && css.alone);

export function Button({ look: kind, icon, wide, tall, working = false, type = 'button', onClick, children, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classes(look({ ...(kind && { look: kind }), ...(wide && { wide }), ...(tall && { tall }), alone: !children }), working && css.working)}
      aria-busy={working || undefined}
      aria-disabled={working || undefined}
      onClick={(event) => {
        if (working) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} size={20} />}
      {children}
    </button>
  );
}

export function LinkButton({ look: kind, icon, wide, tall, children, ...rest }: LinkButtonProps) {
  return (
    <Anchor {...rest} className={look({ ...(kind && { look: kind }), ...(wide && { wide }), ...(tall && { tall }), alone: !children })}>
      {icon && <Icon name={icon} size={20} />}
      {children}
    </Anchor>
  );
}
