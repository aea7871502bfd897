import { readHome } from '#contract/participation.ts';
import { residentWords as w } from '#words/resident.ts';
import { useRead } from '../api.ts';
import { Loaded } from '../loaded.tsx';
import { useWords } from '../ui/language.ts';
import { PageBar, PhoneMain } from '../ui/phone-frame.tsx';
import { Qr } from '../ui/qr.tsx';
import css from './pages.module.css';

/** The card to show: the QR code of the short code, and the code in letters one can read out. */
export function CardPage() {
  const say = useWords();
  const read = useRead(readHome, {});
  return (
    <>
      <PageBar back="/me" title={say(w.card)} />
      <PhoneMain>
        <Loaded read={read} failed={say(w.cardNotRead)} skeleton="page">
          {({ name, communityName, shortCode }) => (
            <>
              <section className={css.card}>
                <h2>{name}</h2>
                <p>{communityName}</p>
                <Qr text={shortCode} label={say(w.cardQr(shortCode))} />
                <small>{say(w.cardCode)}</small>
                <strong>
                  <span>{shortCode.slice(0, 3)}</span> <span>{shortCode.slice(3)}</span>
                </strong>
              </section>
              <ul className={css.said}>
                <li>{say(w.cardUse)}</li>
                <li>{say(w.cardSafe)}</li>
                <li>{say(w.cardLost)}</li>
              </ul>
            </>
          )}
        </Loaded>
      </PhoneMain>
    </>
  );
}
