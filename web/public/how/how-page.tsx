import type { OutputOf } from '#contract/endpoint.ts';
import { readPublicRules } from '#contract/rules.ts';
import { howSteps, howWords as w } from '#words/public-how.ts';
import { ui } from '#words/ui.ts';
import type { Words } from '#words/words.ts';
import { refusedWith, useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { DaysKept } from '../../ui/days-kept.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { PublicPage } from '../../ui/public-frame.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { CounterPanel } from '../counter-panel.tsx';
import { InCommunity } from '../in-community.tsx';
import { pagesOf, usePlace } from '../place.ts';
import css from './how.module.css';

const stepIcons = { join: 'hand', record: 'pen', confirm: 'people', review: 'shield', notice: 'notice', settle: 'passbook' } as const satisfies Record<
  ReturnType<typeof howSteps>[number]['key'],
  IconName
>;

/** 怎么运作: the way from a deed to its points, in plain words, with the figures of the rules in force. */
export const HowPage = () => <InCommunity>{(communityId) => <How communityId={communityId} />}</InCommunity>;

function How({ communityId }: { communityId: string }) {
  const say = useWords();
  const { district } = usePlace();
  const read = useRead(readPublicRules, { district, community: communityId });
  useTitle(say(w.title));
  return (
    <PublicPage
      aside={
        <>
          <CounterPanel />
          <Panel>
            <LinkButton wide icon="rules" href={pagesOf(district, communityId).rules}>
              {say(w.rules)}
            </LinkButton>
            <Button wide icon="print" onClick={() => window.print()}>
              {say(ui.print)}
            </Button>
          </Panel>
        </>
      }
    >
      <header className={css.head}>
        <h1>{say(w.title)}</h1>
        <p>{say(w.lead)}</p>
      </header>
      {refusedWith(read.error, 'rule-book-not-found') ? (
        <Steps book={undefined} />
      ) : (
        <Loaded read={read} failed={say(w.notRead)} skeleton="page">
          {(book) => <Steps book={book} />}
        </Loaded>
      )}
      <Said title={w.objections} lines={w.objectionsList} />
      <Said title={w.corrections} lines={w.correctionsList} />
      <Said title={w.voluntary} lines={w.voluntaryList} />
      <Said title={w.privacy} lines={w.privacyList} />
      <Said title={w.help} lines={w.helpList} />
    </PublicPage>
  );
}

function Steps({ book }: { book: OutputOf<typeof readPublicRules> | undefined }) {
  const say = useWords();
  const expiry = book?.settingLines.find(({ field }) => field === 'expiry')?.value;
  return (
    <>
      <Panel title={say(w.steps)}>
        <ol className={css.steps}>
          {howSteps(book?.settings).map(({ key, title, text }) => (
            <li key={key}>
              <Icon name={stepIcons[key]} size={22} />
              <h3>{say(title)}</h3>
              <p>
                <DaysKept>{say(text)}</DaysKept>
              </p>
            </li>
          ))}
        </ol>
      </Panel>
      <Panel title={say(w.figures)}>
        <div className={css.three}>
          <section className={css.available}>
            <h3>{say(w.available)}</h3>
            <p>{say(w.availableWhat)}</p>
          </section>
          <section className={css.annual}>
            <h3>{say(w.annual)}</h3>
            <p>{say(w.annualWhat)}</p>
          </section>
          <section className={css.lifetime}>
            <h3>{say(w.lifetime)}</h3>
            <p>{say(w.lifetimeWhat)}</p>
          </section>
        </div>
        <p>{say(w.waiting)}</p>
        {expiry && <p>{say(w.expiry(expiry))}</p>}
      </Panel>
    </>
  );
}

function Said({ title, lines }: { title: Words; lines: readonly Words[] }) {
  const say = useWords();
  return (
    <Panel title={say(title)}>
      <ul className={css.said}>
        {lines.map((line) => (
          <li key={line.en}>{say(line)}</li>
        ))}
      </ul>
    </Panel>
  );
}
