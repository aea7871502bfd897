import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root.tsx';
import { PublicFace } from './public-face.tsx';

const face = createRoute({ getParentRoute: () => root, path: '/public/$district', component: PublicFace });

const noticesPage = lazyRouteComponent(() => import('./notices/notices-page.tsx'), 'NoticesPage');
const textOf = (given: unknown): string | undefined => (typeof given === 'string' && given !== '' ? given : undefined);

const landing = createRoute({ getParentRoute: () => face, path: '/', component: lazyRouteComponent(() => import('./landing-page.tsx'), 'LandingPage') });
const community = createRoute({ getParentRoute: () => face, path: 'communities/$communityId', component: noticesPage });
const notices = createRoute({ getParentRoute: () => face, path: 'communities/$communityId/notices', component: noticesPage });
const how = createRoute({
  getParentRoute: () => face,
  path: 'communities/$communityId/how',
  component: lazyRouteComponent(() => import('./how/how-page.tsx'), 'HowPage'),
});
const rules = createRoute({
  getParentRoute: () => face,
  path: 'communities/$communityId/rules',
  component: lazyRouteComponent(() => import('./rules/rules-page.tsx'), 'RulesPage'),
});
const history = createRoute({
  getParentRoute: () => face,
  path: 'communities/$communityId/rules/history',
  component: lazyRouteComponent(() => import('./rules/history-page.tsx'), 'HistoryPage'),
});
const version = createRoute({
  getParentRoute: () => face,
  path: 'communities/$communityId/rules/versions/$versionId',
  component: lazyRouteComponent(() => import('./rules/rules-page.tsx'), 'VersionPage'),
});
const differences = createRoute({
  getParentRoute: () => face,
  path: 'communities/$communityId/rules/differences',
  validateSearch: (search: Record<string, unknown>): { from?: string | undefined; to?: string | undefined } => ({
    from: textOf(search['from']),
    to: textOf(search['to']),
  }),
  component: lazyRouteComponent(() => import('./rules/differences-page.tsx'), 'DifferencesPage'),
});
const notice = createRoute({
  getParentRoute: () => face,
  path: 'notices/$noticeId',
  component: lazyRouteComponent(() => import('./notices/notice-page.tsx'), 'NoticePage'),
});
const follow = createRoute({
  getParentRoute: () => face,
  path: 'objections',
  component: lazyRouteComponent(() => import('./objections/follow-page.tsx'), 'FollowPage'),
});
const receipt = createRoute({
  getParentRoute: () => face,
  path: 'objections/$receipt',
  validateSearch: (search: Record<string, unknown>): { received?: true } => (search['received'] === undefined ? {} : { received: true }),
  component: lazyRouteComponent(() => import('./objections/receipt-page.tsx'), 'ReceiptPage'),
});

export const routes = [face.addChildren([landing, community, notices, how, rules, history, version, differences, notice, follow, receipt])] as const;
