import { getRouteApi, useRouter } from '@tanstack/react-router';
import { readMyStatement } from '#contract/participation.ts';
import { residentWords as w } from '#words/resident.ts';
import { ui } from '#words/ui.ts';
import { useRead, useReadPages } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { LoadedPages } from '../../loaded-pages.tsx';
import { usePerson } from '../../session.ts';
import { EmptyState } from '../../ui/answers.tsx';
import { Button } from '../../ui/button.tsx';
import { momentWords, monthWords, useNow } from '../../ui/day.ts';
import { useWords } from '../../ui/language.ts';
import { PageBar, PhoneMain } from '../../ui/phone-frame.tsx';
import { figureOf } from '../../ui/points.tsx';
import { Filter } from '../filter.tsx';
import { shows } from '../shows.ts';
import { LineCard, MovedCard, PairCard } from './lines.tsx';
import { monthsOf, type Line } from './months.ts';
import css from './statement.module.css';
import { WaitingCard } from './waiting-card.tsx';

const route = getRouteApi('/me/statement');

/** 积分流水: every line with its rule, its reckoning, who confirmed and until when; what waits stands above and apart. */
export function StatementPage() {
  const say = useWords();
  const { show = 'all' } = route.useSearch();
  const { history } = useRouter();
  const { name } = usePerson();
  const now = useNow();
  return (
    <>
      <PageBar
        back="/me"
        title={say(w.statement)}
        end={
          <Button icon="print" onClick={() => window.print()}>
            {say(ui.print)}
          </Button>
        }
      />
      <PhoneMain>
        <p className={css.printed}>{say(w.printed(name, say(momentWords(now, { year: true }))))}</p>
        <div className="screen-only">
          <Filter
            label={say(w.filter)}
            value={show}
            onValue={(next) => history.replace(next === 'all' ? '/me/statement' : `/me/statement?show=${next}`)}
            choices={shows.map((value) => ({ value, label: say(w.show[value]) }))}
          />
        </div>
        {(show === 'all' || show === 'waiting') && <WaitingLines alone={show === 'waiting'} />}
        {show !== 'waiting' && <Settled show={show} />}
      </PhoneMain>
    </>
  );
}

function WaitingLines({ alone }: { alone: boolean }) {
  const say = useWords();
  const read = useRead(readMyStatement, { limit: 1 });
  return (
    <Loaded read={read} failed={say(w.statementNotRead)} skeleton="rows">
      {({ waiting }) => {
        if (waiting.length === 0)
          return (
            alone && (
              <EmptyState icon="clock" title={say(w.waitingNone)}>
                {say(w.waitingNoneNext)}
              </EmptyState>
            )
          );
        return (
          <section className={css.month}>
            <header>
              <h2>{say(w.waitingHead)}</h2>
              <p>{say(w.waitingSum(waiting.reduce((sum, { granted }) => sum + granted, 0)))}</p>
            </header>
            {waiting.map((record) => (
              <WaitingCard key={record.recordId} record={record} />
            ))}
          </section>
        );
      }}
    </Loaded>
  );
}

function Settled({ show }: { show: 'all' | 'in' | 'out' }) {
  const say = useWords();
  const read = useReadPages(readMyStatement, { show, limit: 30 });
  return (
    <LoadedPages
      read={read}
      failed={say(w.statementNotRead)}
      empty={
        <EmptyState icon="receipt" title={say(w.statementNone)}>
          {say(w.statementNoneNext)}
        </EmptyState>
      }
    >
      {(rows) => (
        <>
          <Months lines={rows} more={read.hasNextPage} />
          <p className={css.what}>{say(w.checkCodeWhat)}</p>
        </>
      )}
    </LoadedPages>
  );
}

function Months({ lines, more }: { lines: readonly Line[]; more: boolean }) {
  const say = useWords();
  const months = monthsOf(lines);
  return (
    <>
      {months.map(({ month, gained, used, pieces }, index) => (
        <section key={month} className={css.month}>
          <header>
            <h2>{say(monthWords(month))}</h2>
            <p>
              {gained > 0 && (
                <>
                  {say(w.monthIn)} <b className={css.plus}>+{figureOf(gained)}</b>
                </>
              )}
              {gained > 0 && used < 0 && ' · '}
              {used < 0 && (
                <>
                  {say(w.monthOut)} <b className={css.minus}>{figureOf(used)}</b>
                </>
              )}
              {more && index === months.length - 1 && <small> {say(w.monthPart)}</small>}
            </p>
          </header>
          {pieces.map((piece) => {
            if (piece.kind === 'pair') return <PairCard key={piece.second.transferId} first={piece.first} second={piece.second} />;
            if (piece.kind === 'elsewhere') return <MovedCard key={piece.line.transferId} line={piece.line} month={piece.month} />;
            return <LineCard key={piece.line.transferId} line={piece.line} />;
          })}
        </section>
      ))}
    </>
  );
}
