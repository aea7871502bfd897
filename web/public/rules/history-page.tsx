import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { readPublicVersions, type VersionHead } from '#contract/rules.ts';
import { publicRuleWords as w } from '#words/public.ts';
import { resolutionSentence, standingWords } from '#words/rules.ts';
import { useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { EmptyState } from '../../ui/answers.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { DaysKept } from '../../ui/days-kept.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { PublicPage } from '../../ui/public-frame.tsx';
import { Select } from '../../ui/select.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { pagesOf } from '../place.ts';
import css from './rules.module.css';

const route = getRouteApi('/public/$district/communities/$communityId/rules/history');

/** All adopted versions, newest first, each with the residents' decision; two of them can be compared. */
export function HistoryPage() {
  const say = useWords();
  const { district, communityId } = route.useParams();
  const pages = pagesOf(district, communityId);
  const read = useRead(readPublicVersions, { district, community: communityId });
  useTitle(say(w.history));
  return (
    <PublicPage aside={read.data && read.data.versions.length > 1 && <Compare versions={read.data.versions} differences={pages.differences} />}>
      <header className={css.page}>
        <h1>{say(w.history)}</h1>
        <p>{say(w.historyWhat)}</p>
      </header>
      <Loaded read={read} failed={say(w.historyNotRead)} skeleton="rows">
        {({ versions }) =>
          versions.length === 0 ? (
            <EmptyState icon="rules" title={say(w.noBook)}>
              {say(w.noBookNext)}
            </EmptyState>
          ) : (
            versions.map((version, index) => {
              const before = versions[index + 1];
              return (
                <Panel
                  key={version.versionId}
                  title={say(w.version(version.label))}
                  note={say(w.rulesCount(version.rules))}
                  end={
                    <StateTag
                      tone={version.standing === 'in-force' ? 'done' : version.standing === 'past' ? 'void' : 'wait'}
                      icon={version.standing === 'in-force' ? 'done' : 'clock'}
                    >
                      {say(standingWords[version.standing])}
                    </StateTag>
                  }
                >
                  <p>
                    <DaysKept>
                      {[
                        version.place.name,
                        ...(version.effectiveFrom ? [say(w.from(version.effectiveFrom))] : []),
                        ...(version.effectiveUntil ? [say(w.to(version.effectiveUntil))] : []),
                      ].join(' · ')}
                    </DaysKept>
                  </p>
                  {version.resolution && (
                    <p>
                      <DaysKept>{say(resolutionSentence(version.resolution))}</DaysKept>
                    </p>
                  )}
                  <div className={css.acts}>
                    <LinkButton href={version.standing === 'in-force' ? pages.rules : pages.version(version.versionId)}>{say(w.read)}</LinkButton>
                    {before && <LinkButton href={pages.differences(before.versionId, version.versionId)}>{say(w.compareWith(before.label))}</LinkButton>}
                  </div>
                </Panel>
              );
            })
          )
        }
      </Loaded>
    </PublicPage>
  );
}

function Compare({ versions, differences }: { versions: readonly VersionHead[]; differences: (from: string, to: string) => string }) {
  const say = useWords();
  const { history } = useRouter();
  const [from, setFrom] = useState(versions[1]?.versionId ?? '');
  const [to, setTo] = useState(versions[0]?.versionId ?? '');
  const options = versions.map(({ versionId, label }) => ({ value: versionId, label: say(w.version(label)) }));
  return (
    <Panel title={say(w.compare)}>
      <div className={css.compare}>
        <Select label={say(w.compareFrom)} value={from} onValue={setFrom} options={options} />
        <Select label={say(w.compareTo)} value={to} onValue={setTo} options={options} fault={from === to ? say(w.compareSame) : undefined} />
        <Button look="primary" wide disabled={from === to} onClick={() => history.push(differences(from, to))}>
          {say(w.compare)}
        </Button>
      </div>
    </Panel>
  );
}
