import { readMyRecords } from '#contract/participation.ts';
import { residentWords as w } from '#words/resident.ts';
import { useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { Anchor } from '../../ui/anchor.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../ui/language.ts';
import { Answered, Ask } from '../records/ask.tsx';
import { waitsForMe } from '../records/own.ts';
import { useConfirm } from '../records/use-confirm.ts';
import css from './home.module.css';

/** The first page asks about two; the rest has a page of its own. */
const shown = 2;

/** "请您确认 N 条", with 是我 and 不是我 for the first ones. What was just confirmed stays said. */
export function ToConfirm({ count }: { count: number }) {
  const say = useWords();
  const confirm = useConfirm();
  const read = useRead(readMyRecords, { state: 'submitted', limit: 100 }, { when: count > 0 });
  const titles = new Map((read.data?.rows ?? []).map((record) => [record.recordId, record.activityTitle]));
  return (
    <>
      <Answered of={confirm} titles={titles} />
      {count > 0 && (
        <section className={css.confirm}>
          <header>
            <Icon name="pen" size={20} />
            <h2>{say(w.confirmTitle(count))}</h2>
          </header>
          <p>{say(w.confirmWhy)}</p>
          <Loaded read={read} failed={say(w.confirmNotRead)} skeleton="rows">
            {({ rows }) =>
              rows
                .filter(waitsForMe)
                .slice(0, shown)
                .map((record) => <Ask key={record.recordId} record={record} working={confirm.working} onMe={() => confirm.confirm([record.recordId])} />)
            }
          </Loaded>
          {count > shown && (
            <Anchor href="/me/confirm">
              {say(w.confirmSeeAll(count))}
              <Icon name="forward" size={16} />
            </Anchor>
          )}
        </section>
      )}
    </>
  );
}
