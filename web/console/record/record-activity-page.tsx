import { useParams } from '@tanstack/react-router';
import type { OutputOf } from '#contract/endpoint.ts';
import { readActivity, readTemplates } from '#contract/participation.ts';
import { consoleWords } from '#words/console.ts';
import { recordWords as w } from '#words/console-record.ts';
import { failureWords, useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { Actions, EmptyState, LoadFailed } from '../../ui/answers.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Work } from '../../ui/console-frame.tsx';
import { dayWords, timeAt } from '../../ui/day.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { useWords } from '../../ui/language.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { JudgedFields } from './judged-fields.tsx';
import { Receipts } from './receipts.tsx';
import { RosterAside } from './roster-aside.tsx';
import css from './record-activity-page.module.css';
import { TickList } from './tick-list.tsx';
import { useRoster } from './use-roster.ts';

/** Recording one activity in one of three ways. */
export function RecordActivityPage() {
  const say = useWords();
  const { activityId } = useParams({ from: '/console/record/$activityId' });
  const read = useRead(readActivity, { activityId });
  return (
    <Loaded read={read} failed={say(consoleWords.couldNot(say(w.chooseActivity)))} skeleton="page">
      {(activity) => <Desk key={activityId} activity={activity} />}
    </Loaded>
  );
}

function Desk({ activity }: { activity: OutputOf<typeof readActivity> }) {
  const say = useWords();
  const { activityId, communityId } = activity;
  const templates = useRead(readTemplates, { communityId, day: activity.day });
  const template = templates.data?.templates.find(({ ruleCode }) => ruleCode === activity.ruleCode);
  const judging = template?.judged ? { low: template.low ?? 0, high: template.high ?? 0 } : null;
  const roster = useRoster(activityId, judging !== null);
  const { way, draft, done } = roster;

  if (done) {
    return (
      <Work
        title={say(w.onDay(activity.title, activity.day))}
        end={<ResultActs activityId={activityId} more={draft.text.trim() !== ''} onMore={roster.goOn} />}
      >
        <Receipts done={done} />
      </Work>
    );
  }
  return (
    <Work
      title={activity.title}
      note={`${say(dayWords(activity.day))} ${timeAt(activity.startsAt)} · ${activity.place} · ${say(activity.award)}`}
      aside={
        <RosterAside
          roster={roster}
          communityId={communityId}
          label={say(w.people)}
          judging={judging}
          head={
            <h2>
              {say(w.people)}
              {roster.lineCount !== null && way !== 'tick' ? ` · ${say(w.pasteRead(roster.lineCount))}` : ''}
            </h2>
          }
          empty={
            <EmptyState icon="clipboard" title={say(w.buttonNone)}>
              {say(way === 'sheet' ? w.sheetHint : way === 'tick' ? w.tickHow : w.pastePrompt)}
            </EmptyState>
          }
        />
      }
    >
      <div className={css.ways}>
        <Segmented
          label={say(w.ways)}
          value={way}
          onValue={roster.setWay}
          segments={[
            { value: 'tick', label: say(w.tick) },
            { value: 'paste', label: say(w.paste) },
            { value: 'sheet', label: say(w.sheet) },
          ]}
        />
      </div>
      {!roster.ready && roster.reading.error && (
        <LoadFailed
          title={say(consoleWords.couldNot(say(w.draftKept)))}
          reason={say(failureWords(roster.reading.error))}
          onAgain={() => void roster.reading.refetch()}
        />
      )}
      {judging && <JudgedFields {...judging} value={roster.judged} onValue={roster.setJudged} />}
      {way === 'paste' && (
        <>
          {roster.restored && draft.text !== '' && <StatusLine tone="void">{say(w.restored)}</StatusLine>}
          <TextArea
            label={say(w.pasteLabel)}
            labelHidden
            rows={22}
            placeholder={say(w.pastePrompt)}
            maxLength={60_000}
            value={draft.text}
            onValue={roster.setText}
          />
        </>
      )}
      {way === 'tick' && (
        <TickList activityId={activityId} communityId={communityId} ticked={new Set(draft.ticks.map(({ residentId }) => residentId))} onTick={roster.tick} />
      )}
      {way === 'sheet' && (
        <FileDrop label={say(w.sheetLabel)} accept=".xlsx,.csv" hint={say(w.sheetHint)} file={roster.file} onFile={(file) => void roster.takeFile(file)} />
      )}
    </Work>
  );
}

function ResultActs({ activityId, more, onMore }: { activityId: string; more: boolean; onMore: () => void }) {
  const say = useWords();
  return (
    <Actions>
      <LinkButton href="/console/record">{say(w.resultOther)}</LinkButton>
      <LinkButton href={`/console/activities/${activityId}`}>{say(w.resultActivity)}</LinkButton>
      {more && (
        <Button look="primary" onClick={onMore}>
          {say(w.resultMore)}
        </Button>
      )}
    </Actions>
  );
}
