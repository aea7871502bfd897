import { publicWords as w } from '#words/public.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { daysBetween, shortDayWords } from '../../ui/day.ts';
import { DaysKept } from '../../ui/days-kept.tsx';
import { useWords } from '../../ui/language.ts';
import { figureOf } from '../../ui/points.tsx';
import { Qr } from '../../ui/qr.tsx';
import { Sheet, SheetTable } from '../../ui/sheet.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { pagesOf } from '../place.ts';
import css from '../public.module.css';
import type { Notice } from './notice-page.tsx';

type Item = Notice['list'][number];

/** The sheet as it hangs on the wall: the same lines, notes and seal as the printed page. */
export function NoticeSheet({ district, notice }: { district: string; notice: Notice }) {
  const say = useWords();
  const pages = pagesOf(district, notice.communityId);
  const [posted, until] = w.sheetTerm(notice.postedOn, notice.closesOn);
  return (
    <Sheet
      title={say(w.sheet)}
      number={`${notice.communityName} · ${notice.number}`}
      term={
        <>
          <span>{say(posted)}</span>
          <span>
            <DaysKept>{say(until)}</DaysKept>
          </span>
        </>
      }
      termNote={say(w.sheetDays(daysBetween(notice.postedOn, notice.closesOn)))}
      notes={w.notes(notice.phone).map(say)}
      code={<Qr text={window.location.origin + pages.notice(notice.noticeId)} label={say(w.qr)} />}
      codeWords={w.scan.map((line) => (
        <span key={line.en} className={css.said}>
          {say(line)}
        </span>
      ))}
      signer={notice.committeeName}
      signedOn={say(shortDayWords(notice.postedOn, { year: true }))}
    >
      <SheetTable
        label={say(w.sheet)}
        rows={notice.list}
        rowKey={({ item }) => String(item)}
        columns={[
          { key: 'no', head: say(w.heads.no), cell: ({ item }) => item, phone: 'hide' },
          { key: 'name', head: say(w.heads.name), cell: ({ name }) => name ?? <span className={css.none}>—</span> },
          { key: 'building', head: say(w.heads.building), cell: ({ buildingName, item }) => buildingName ?? say(w.numbered(notice.serial, item)) },
          { key: 'matter', head: say(w.heads.matter), cell: (item) => <Matter item={item} closesOn={notice.closesOn} />, wide: true, phone: 'title' },
          {
            key: 'rule',
            head: say(w.heads.rule),
            cell: ({ ruleCode, versionLabel }) => (
              <Anchor className={css.rule} href={pages.rule(ruleCode)}>
                {ruleCode} · {versionLabel}
              </Anchor>
            ),
            phone: 'line',
          },
          {
            key: 'points',
            head: say(w.heads.points),
            cell: ({ points }) => figureOf(points),
            end: true,
            strong: true,
            phone: 'figure',
            after: say({ zh: '分', en: 'pts' }),
          },
          { key: 'organiser', head: say(w.heads.organiser), cell: ({ organiser }) => <Named who={organiser} />, before: say(w.before.organiser) },
          { key: 'reviewer', head: say(w.heads.reviewer), cell: ({ reviewer }) => <Named who={reviewer} />, before: say(w.before.reviewer) },
        ]}
      />
    </Sheet>
  );
}

/** What was done and how its points came about; a line that is no longer as posted says so. */
function Matter({ item, closesOn }: { item: Item; closesOn: string }) {
  const say = useWords();
  const how = say(item.how);
  const state = w.itemState(item.state, item.closesOn === closesOn ? null : item.closesOn);
  return (
    <>
      {item.matter}
      {how !== '' && how !== String(Math.abs(item.points)) && <i>{say(w.how(item.how))}</i>}
      {state && (
        <span className={css.state}>
          <StateTag
            tone={item.state === 'objected' ? 'stop' : item.state === 'posted' ? 'wait' : 'void'}
            icon={item.state === 'objected' ? 'pause' : item.state === 'posted' ? 'clock' : 'undo'}
          >
            {say(state)}
          </StateTag>
        </span>
      )}
    </>
  );
}

/** "副主任 尹怀夏": the name, and the office small below it. */
function Named({ who }: { who: string }) {
  const at = who.lastIndexOf(' ');
  return (
    <>
      {who.slice(at + 1)}
      {at > 0 && <span className={css.office}>{who.slice(0, at)}</span>}
    </>
  );
}
