import { readMyRecords } from '#contract/participation.ts';
import { residentWords as w } from '#words/resident.ts';
import { useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { EmptyState } from '../../ui/answers.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { PageBar, PhoneMain } from '../../ui/phone-frame.tsx';
import { Answered, Ask } from './ask.tsx';
import { waitsForMe } from './own.ts';
import css from './records.module.css';
import { useConfirm } from './use-confirm.ts';

/** Everything that waits for my word; alike ones in one press. */
export function ConfirmPage() {
  const say = useWords();
  const confirm = useConfirm();
  const read = useRead(readMyRecords, { state: 'submitted', limit: 100 });
  const titles = new Map((read.data?.rows ?? []).map((record) => [record.recordId, record.activityTitle]));
  return (
    <>
      <PageBar back="/me" title={say(w.confirmPage)} />
      <PhoneMain>
        <Answered of={confirm} titles={titles} />
        <Loaded read={read} failed={say(w.confirmNotRead)} skeleton="rows">
          {({ rows }) => {
            const waiting = rows.filter(waitsForMe);
            if (waiting.length === 0) {
              return (
                <EmptyState
                  icon="done"
                  title={say(w.confirmNone)}
                  actions={
                    <LinkButton look="soft" href="/me">
                      {say(w.toHome)}
                    </LinkButton>
                  }
                >
                  {say(w.confirmNoneNext)}
                </EmptyState>
              );
            }
            return (
              <>
                <p className={css.lead}>{say(w.confirmWhy)}</p>
                {waiting.map((record) => (
                  <Panel key={record.recordId} kind="list">
                    <Ask record={record} working={confirm.working} onMe={() => confirm.confirm([record.recordId])} />
                  </Panel>
                ))}
                {waiting.length > 1 && (
                  <Button look="primary" icon="tick" wide working={confirm.working} onClick={() => confirm.confirm(waiting.map(({ recordId }) => recordId))}>
                    {say(w.confirmAll(waiting.length))}
                  </Button>
                )}
              </>
            );
          }}
        </Loaded>
      </PhoneMain>
    </>
  );
}
