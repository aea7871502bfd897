import { getRouteApi } from '@tanstack/react-router';
import type { RecordLine } from '#contract/participation.ts';
import { meansWords, recordStateWords, sideWords } from '#words/participation.ts';
import { nextWords, residentWords as w } from '#words/resident.ts';
import type { Words } from '#words/words.ts';
import { RecordStateTag } from '../../parts/participation/record-state-tag.tsx';
import { usePerson } from '../../session.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Clock } from '../../ui/clock.tsx';
import { dayWords, momentWords } from '../../ui/day.ts';
import { DayText } from '../../ui/day-text.tsx';
import { DaysKept } from '../../ui/days-kept.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { PageBar, PhoneMain } from '../../ui/phone-frame.tsx';
import { Points } from '../../ui/points.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { useOpenPages } from '../community.ts';
import { Answered } from './ask.tsx';
import { isWaiting, mayBeNotMe, waitsForMe } from './own.ts';
import { ReadMine } from './read-mine.tsx';
import { formOf } from './record-card.tsx';
import css from './records.module.css';
import { useConfirm } from './use-confirm.ts';

const route = getRouteApi('/me/records/$recordId');

/** One record of mine: where it stands, what comes next, what happened so far. */
export function RecordPage() {
  const say = useWords();
  const { recordId } = route.useParams();
  return (
    <>
      <PageBar back="/me/records" title={say(w.recordTitle)} />
      <PhoneMain>
        <ReadMine recordId={recordId}>{(record) => <One key={record.recordId} record={record} />}</ReadMine>
      </PhoneMain>
    </>
  );
}

function One({ record }: { record: RecordLine }) {
  const say = useWords();
  const confirm = useConfirm();
  const disputed = record.correction?.state === 'proposed';
  return (
    <>
      <Answered of={confirm} titles={new Map([[record.recordId, record.activityTitle]])} />
      <Panel title={record.activityTitle}>
        <div className={css.figure}>
          <Points value={record.granted} form={formOf(record)} size="3xl" />
          <RecordStateTag state={record.state} />
        </div>
        <p className={css.next}>
          <DaysKept>{say(nextWords[record.state](record.dueOn))}</DaysKept>
        </p>
        {record.dueOn && isWaiting(record) && <Clock until={record.dueOn} since={record.recordedAt} />}
        {disputed && <StatusLine tone="wait">{say(w.disputed)}</StatusLine>}
        {record.replaces && (
          <p>
            {say(w.replaces)} <Anchor href={`/me/records/${record.replaces}`}>{say(w.replacesSee)}</Anchor>
          </p>
        )}
        {record.granted < 0 && <p className={css.next}>{say(w.deduction)}</p>}
        {waitsForMe(record) && (
          <Button look="primary" icon="tick" wide working={confirm.working} onClick={() => confirm.confirm([record.recordId])}>
            {say(w.isMe)}
          </Button>
        )}
        {mayBeNotMe(record) && (
          <LinkButton wide href={`/me/records/${record.recordId}/not-me`}>
            {say(w.notMe)}
          </LinkButton>
        )}
      </Panel>
      <About record={record} />
      <Steps record={record} />
    </>
  );
}

function About({ record }: { record: RecordLine }) {
  const say = useWords();
  const { id } = usePerson();
  const pages = useOpenPages();
  const missing = record.missing.map((side) => say(side === 'participant' ? w.me : sideWords[side])).join(say(w.and));
  const facts = [
    { name: say(w.how), value: <DaysKept>{say(record.explanation)}</DaysKept> },
    { name: say(w.rule), value: <Anchor href={pages.rule(record.ruleCode)}>{say(w.ruleOf(record.ruleCode, record.versionLabel))}</Anchor> },
    { name: say(w.day), value: <DayText words={dayWords(record.day, { year: true })} /> },
    ...(record.minutes > 0 ? [{ name: say(w.time), value: say(w.length(record.minutes)) }] : []),
    ...(record.residentId === id ? [] : [{ name: say(w.whose), value: say(w.childOf(record.name)) }]),
    ...(missing === '' ? [] : [{ name: say(w.confirmedBy), value: say(w.waitsFor(missing)) }]),
    ...(record.noticeNumber ? [{ name: say(w.notice), value: <Anchor href={pages.notices}>{record.noticeNumber}</Anchor> }] : []),
    ...(record.reason ? [{ name: say(w.reason), value: record.reason }] : []),
  ];
  return (
    <Panel>
      <Facts facts={facts} />
    </Panel>
  );
}

interface Step {
  readonly key: string;
  readonly what: Words;
  readonly at: string | null;
}

/** Who confirmed: the reader as themselves, and how somebody else's word stood for theirs. */
function confirmedWords({ side, means, by }: RecordLine['confirmations'][number]): Words {
  if (side !== 'participant') return w.stepConfirmed(sideWords[side], by, meansWords[means]);
  if (means === 'self') return w.stepMe;
  return means === 'silent' ? w.stepSilent : w.stepForMe(by, meansWords[means]);
}

/** What happened, oldest first, as far as the record itself tells. */
function Steps({ record }: { record: RecordLine }) {
  const say = useWords();
  const over = !isWaiting(record);
  const steps: Step[] = [
    { key: 'recorded', what: w.stepRecorded(record.recordedBy), at: record.recordedAt },
    ...record.confirmations.map((one) => ({ key: one.side + one.at, what: confirmedWords(one), at: one.at })),
    ...(record.reviewedBy ? [{ key: 'reviewed', what: w.stepReviewed(record.reviewedBy), at: null }] : []),
    ...(record.noticeNumber ? [{ key: 'posted', what: w.stepPosted(record.noticeNumber), at: null }] : []),
    ...(over ? [{ key: 'over', what: record.state === 'reversed' ? w.stepReversed : recordStateWords[record.state], at: record.reversedAt }] : []),
  ];
  return (
    <Panel title={say(w.steps)}>
      <ol className={css.steps}>
        {steps.map(({ key, what, at }) => (
          <li key={key}>
            {say(what)}
            {at && (
              <small>
                <DayText words={momentWords(at)} />
              </small>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
