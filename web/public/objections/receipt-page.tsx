import { getRouteApi } from '@tanstack/react-router';
import type { OutputOf } from '#contract/endpoint.ts';
import { followObjection } from '#contract/participation.ts';
import { objectionStateWords } from '#words/participation.ts';
import { publicWords as w } from '#words/public.ts';
import { ui } from '#words/ui.ts';
import { useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { Actions } from '../../ui/answers.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Clock } from '../../ui/clock.tsx';
import { momentWords } from '../../ui/day.ts';
import { DayText } from '../../ui/day-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { PublicPage } from '../../ui/public-frame.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { CounterPanel } from '../counter-panel.tsx';
import { pagesOf } from '../place.ts';
import css from '../public.module.css';

const route = getRouteApi('/public/$district/objections/$receipt');

type Followed = OutputOf<typeof followObjection>;

/** The receipt: first the number to keep, then where the objection stands and what was answered. */
export function ReceiptPage() {
  const say = useWords();
  const { district, receipt } = route.useParams();
  const { received } = route.useSearch();
  const read = useRead(followObjection, { district, receipt });
  useTitle(say(received ? w.received : w.follow));
  return (
    <PublicPage aside={<CounterPanel />}>
      {received && <StatusLine>{say(w.received)}</StatusLine>}
      <section className={css.receipt}>
        <small>{say(w.receipt)}</small>
        <h1>
          <strong>{receipt}</strong>
        </h1>
        {received && (
          <>
            <b>{say(w.keepIt)}</b>
            <p>{say(w.keepItWhy)}</p>
          </>
        )}
      </section>
      <Loaded read={read} failed={say(w.followNotRead)} skeleton="rows">
        {(found) => <Standing found={found} />}
      </Loaded>
      <div className="screen-only">
        <Actions>
          <Button icon="print" onClick={() => window.print()}>
            {say(ui.print)}
          </Button>
          <LinkButton look="quiet" href={pagesOf(district).follow}>
            {say(w.another)}
          </LinkButton>
        </Actions>
      </div>
    </PublicPage>
  );
}

const tones = { open: 'wait', kept: 'done', corrected: 'done', cancelled: 'void' } as const satisfies Record<Followed['state'], 'wait' | 'done' | 'void'>;

function Standing({ found }: { found: Followed }) {
  const say = useWords();
  const facts = [
    { name: say(w.notices), value: say(w.followAbout(found.noticeNumber, found.item)) },
    { name: say(w.raisedAt), value: <DayText words={momentWords(found.raisedAt, { year: true })} /> },
    found.decidedAt === null
      ? {
          name: say(w.replyBy),
          value: (
            <>
              <Clock until={found.replyBy} since={found.raisedAt} />
              {found.provisional && say(w.provisional)}
            </>
          ),
        }
      : { name: say(w.decidedAt), value: <DayText words={momentWords(found.decidedAt, { year: true })} /> },
  ];
  return (
    <Panel title={say(w.outcome[found.state])} end={<StateTag tone={tones[found.state]}>{say(objectionStateWords[found.state])}</StateTag>}>
      <Facts facts={facts} />
      {found.reason !== null && (
        <>
          <h3>{say(w.answer)}</h3>
          <p className={css.answer}>{found.reason}</p>
          <p>{say(w.notAgreed)}</p>
        </>
      )}
    </Panel>
  );
}
