import { staffWords as w } from '#words/console-staff.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/language.ts';
import { Qr } from '../../ui/qr.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import css from './staff.module.css';

export interface Secret {
  name: string;
  username: string;
  initialPassword: string;
  codeSecret: string;
  codeUri: string;
}

/** Password and code secret, shown once and never again. */
export function SecretOnce({ secret, onClose }: { secret: Secret; onClose: () => void }) {
  const say = useWords();
  return (
    <Dialog
      open
      onClose={onClose}
      title={say(w.onceTitle(secret.name))}
      foot={
        <Button look="primary" onClick={onClose}>
          {say(w.onceDone)}
        </Button>
      }
    >
      <StatusLine tone="due">{say(w.once)}</StatusLine>
      <div className={css.secret}>
        <div className={css.qr}>
          <Qr text={secret.codeUri} label={say(w.qr)} />
        </div>
        <div>
          <Facts
            facts={[
              { name: say(w.username), value: <code>{secret.username}</code> },
              { name: say(w.password), value: <code>{secret.initialPassword}</code> },
              { name: say(w.secret), value: <code>{secret.codeSecret.replace(/(.{4})/g, '$1 ').trim()}</code> },
            ]}
          />
          <p>{say(w.qrHint)}</p>
        </div>
      </div>
    </Dialog>
  );
}
