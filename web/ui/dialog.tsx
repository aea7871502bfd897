import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { ui } from '#words/ui.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import css from './dialog.module.css';
import { useElder } from './elder.ts';
import { useWords } from './language.ts';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children?: ReactNode;
  /** The buttons; the closing one stands first. */
  foot?: ReactNode;
  /** `wide` for a form or a list. */
  size?: 'm' | 'wide';
}

/** A panel over the page. In elder mode nothing pops up: it is a page of its own. */
export function Dialog({ open, onClose, title, children, foot, size = 'm' }: DialogProps) {
  const elder = useElder() !== '0';
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        {!elder && <Base.Backdrop className={css.backdrop} />}
        <Base.Viewport className={elder ? css.page : css.viewport}>
          <Base.Popup className={classes(elder ? css.sheet : css.popup, size === 'wide' && css.wide)}>
            <Base.Title className={css.title}>{title}</Base.Title>
            <div className={css.body}>{children}</div>
            {foot && <div className={css.foot}>{foot}</div>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

export interface ConfirmProps {
  open: boolean;
  onClose: () => void;
  /** Who, building, points: "给 许明澜（6 号楼）记 20 分？" */
  title: string;
  children?: ReactNode;
  /** The verb and the figure: "记 20 分". */
  act: string;
  onAct: () => void;
  working?: boolean;
  /** Ready to press only once what is needed is filled in. */
  disabled?: boolean;
  look?: 'primary' | 'reward' | 'stop';
  /** "再看看" unless another word fits. */
  cancel?: string;
}

/** Asks once more before something is done, naming who, where and how many points. A refusal is shown as a child. */
export function Confirm({ open, onClose, title, children, act, onAct, working = false, disabled = false, look = 'primary', cancel }: ConfirmProps) {
  const say = useWords();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      foot={
        <>
          <Button onClick={onClose}>{cancel ?? say(ui.lookAgain)}</Button>
          <Button look={look} working={working} disabled={disabled} onClick={onAct}>
            {act}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
