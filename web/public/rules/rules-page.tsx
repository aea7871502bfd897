import { getRouteApi } from '@tanstack/react-router';
import type { OutputOf } from '#contract/endpoint.ts';
import { readPublicRules, readPublicVersion, readPublicVersions } from '#contract/rules.ts';
import { publicRuleWords as w } from '#words/public.ts';
import { ui } from '#words/ui.ts';
import { refusedWith, useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { EmptyState } from '../../ui/answers.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { PublicPage } from '../../ui/public-frame.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { CounterPanel } from '../counter-panel.tsx';
import { InCommunity } from '../in-community.tsx';
import { pagesOf, usePlace } from '../place.ts';
import { RuleBook } from './rule-book.tsx';

export type Book = OutputOf<typeof readPublicRules>;

/** The rules in force in a community. */
export const RulesPage = () => <InCommunity>{(communityId) => <InForce communityId={communityId} />}</InCommunity>;

function InForce({ communityId }: { communityId: string }) {
  const say = useWords();
  const { district } = usePlace();
  const read = useRead(readPublicRules, { district, community: communityId });
  useTitle(say(w.rules));
  if (refusedWith(read.error, 'rule-book-not-found')) {
    return (
      <PublicPage aside={<CounterPanel />}>
        <EmptyState icon="rules" title={say(w.noBook)}>
          {say(w.noBookNext)}
        </EmptyState>
      </PublicPage>
    );
  }
  return (
    <PublicPage aside={<Beside communityId={communityId} current={read.data?.versionId} />}>
      <Loaded read={read} failed={say(w.notRead)} skeleton="page">
        {(book) => <RuleBook book={book} />}
      </Loaded>
    </PublicPage>
  );
}

const route = getRouteApi('/public/$district/communities/$communityId/rules/versions/$versionId');

/** One adopted version, whether in force, past or to come. */
export function VersionPage() {
  const say = useWords();
  const { district, communityId, versionId } = route.useParams();
  const read = useRead(readPublicVersion, { district, versionId });
  useTitle(read.data && `${say(w.rules)} ${say(w.version(read.data.label))}`);
  return (
    <PublicPage aside={<Beside communityId={communityId} current={versionId} />}>
      <Loaded read={read} failed={say(w.notRead)} skeleton="page">
        {(book) => <RuleBook key={versionId} book={book} toCurrent={pagesOf(district, communityId).rules} />}
      </Loaded>
    </PublicPage>
  );
}

/** The other versions and what changed; the print of the whole book. */
function Beside({ communityId, current }: { communityId: string; current: string | undefined }) {
  const say = useWords();
  const { district } = usePlace();
  const pages = pagesOf(district, communityId);
  const versions = useRead(readPublicVersions, { district, community: communityId });
  const list = versions.data?.versions ?? [];
  const here = list.findIndex(({ versionId }) => versionId === current);
  const before = here < 0 ? undefined : list[here + 1];
  return (
    <>
      <Panel title={say(w.history)}>
        <p>{say(w.historyWhat)}</p>
        {before && current && (
          <LinkButton wide icon="again" href={pages.differences(before.versionId, current)}>
            {say(w.compareWith(before.label))}
          </LinkButton>
        )}
        <LinkButton wide icon="rules" href={pages.history}>
          {say(w.history)}
        </LinkButton>
      </Panel>
      <Panel title={say(ui.print)}>
        <p>{say(w.printNote)}</p>
        <Button wide icon="print" onClick={() => window.print()}>
          {say(w.print)}
        </Button>
      </Panel>
      <CounterPanel />
    </>
  );
}
