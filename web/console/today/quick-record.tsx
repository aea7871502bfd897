import { useEffect, useState } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import { listActivities, readTemplates } from '#contract/participation.ts';
import { consoleWords, todayWords as w } from '#words/console.ts';
import { recordWords } from '#words/console-record.ts';
import { useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { usePerson } from '../../session.ts';
import { EmptyState } from '../../ui/answers.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Aside, AsideSection } from '../../ui/console-frame.tsx';
import { addDays, useNow } from '../../ui/day.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useWords } from '../../ui/language.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { JudgedFields } from '../record/judged-fields.tsx';
import { Receipts } from '../record/receipts.tsx';
import { RosterAside } from '../record/roster-aside.tsx';
import { useRoster } from '../record/use-roster.ts';
import { Right } from '../right.tsx';
import css from './queue.module.css';

type Activity = OutputOf<typeof listActivities>['rows'][number];

/** Beside the queue: choose the activity, paste, look at what is doubtful, record. */
export function QuickRecord({ communityId }: { communityId: string }) {
  const say = useWords();
  const { today } = usePerson();
  const read = useRead(listActivities, { communityId, state: 'open', from: addDays(today, -14), to: today, limit: 30 });
  const [chosen, setChosen] = useState<string>();
  const now = useNow();
  return (
    <Right>
      <Loaded read={read} failed={say(consoleWords.couldNot(say(recordWords.openOnes)))} skeleton="rows">
        {({ rows: all }) => {
          // What has not begun cannot be recorded; what nobody has recorded yet is most likely meant.
          const rows = all.filter(({ startsAt }) => Date.parse(startsAt) <= now);
          const fresh = rows.find(({ counts }) => Object.values(counts).every((count) => count === 0));
          const activity = rows.find(({ activityId }) => activityId === chosen) ?? fresh ?? rows[0];
          return activity ? (
            <Quick key={activity.activityId} activity={activity} activities={rows} onChoose={setChosen} />
          ) : (
            <Aside label={say(w.quick)} head={<h2>{say(w.quick)}</h2>}>
              <AsideSection>
                <EmptyState
                  icon="pen"
                  title={say(w.quickNone)}
                  actions={
                    <LinkButton look="soft" href="/console/record">
                      {say(recordWords.newActivity)}
                    </LinkButton>
                  }
                >
                  {say(w.quickNoneWhy)}
                </EmptyState>
              </AsideSection>
            </Aside>
          );
        }}
      </Loaded>
    </Right>
  );
}

function Quick({ activity, activities, onChoose }: { activity: Activity; activities: readonly Activity[]; onChoose: (activityId: string) => void }) {
  const say = useWords();
  const { activityId, communityId } = activity;
  const templates = useRead(readTemplates, { communityId, day: activity.day });
  const template = templates.data?.templates.find(({ ruleCode }) => ruleCode === activity.ruleCode);
  const judging = template?.judged ? { low: template.low ?? 0, high: template.high ?? 0 } : null;
  const roster = useRoster(activityId, judging !== null);
  const { draft, done, setText } = roster;
  const [showText, setShowText] = useState(false);

  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable], [role="dialog"]')) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() === '') return;
      event.preventDefault();
      setText(text);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });

  const head = (
    <div className={css.quick}>
      <h2>
        {say(w.quick)} <KeyHint keys={[say(w.quickKey)]} />
      </h2>
      <Select
        label={say(recordWords.chooseActivity)}
        labelHidden
        value={activityId}
        onValue={onChoose}
        options={activities.map((one) => ({ value: one.activityId, label: say(recordWords.onDay(one.title, one.day)) }))}
        hint={say(activity.award)}
      />
      {judging && <JudgedFields {...judging} value={roster.judged} onValue={roster.setJudged} />}
      {draft.text.trim() !== '' && !showText ? (
        <p className={css.pasted}>
          <Icon name="clipboard" size={16} />
          <span>{draft.text.slice(0, 60)}</span>
          {say(roster.lineCount === null ? recordWords.reading : recordWords.pasteRead(roster.lineCount))}
          <button type="button" onClick={() => setShowText(true)}>
            {say(recordWords.showText)}
          </button>
        </p>
      ) : (
        <>
          <TextArea
            label={say(recordWords.pasteLabel)}
            labelHidden
            rows={showText ? 8 : 4}
            placeholder={say(recordWords.pastePrompt)}
            maxLength={60_000}
            value={draft.text}
            onValue={(text) => {
              setShowText(true);
              setText(text);
            }}
            onPaste={() => setShowText(false)}
          />
          {draft.text.trim() !== '' && (
            <Button look="quiet" onClick={() => setShowText(false)}>
              {say(recordWords.hideText)}
            </Button>
          )}
        </>
      )}
    </div>
  );

  if (done) {
    return (
      <Aside
        label={say(w.quick)}
        head={<h2>{say(w.quick)}</h2>}
        foot={
          <Button look="primary" tall onClick={roster.goOn}>
            {say(draft.text.trim() === '' ? recordWords.resultAgain : recordWords.resultMore)}
          </Button>
        }
      >
        <div className={css.done}>
          <Receipts done={done} compact />
        </div>
      </Aside>
    );
  }
  return (
    <RosterAside roster={roster} communityId={communityId} label={say(w.quick)} head={head} judging={judging} empty={<p>{say(recordWords.howItWorks)}</p>} />
  );
}
