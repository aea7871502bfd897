import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root.tsx';
import { ConsoleFace } from './console-face.tsx';
import { FirstPage } from './first-page.tsx';

const face = createRoute({ getParentRoute: () => root, path: '/console', component: ConsoleFace });

/** What stands open at the right of the review page, by kind; the first of them is shown. */
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const chosen = (search: Record<string, unknown>): { record?: string; objection?: string; correction?: string } => {
  const [record, objection, correction] = [text(search['record']), text(search['objection']), text(search['correction'])];
  return { ...(record && { record }), ...(objection && { objection }), ...(correction && { correction }) };
};

export const routes = [
  face.addChildren([
    createRoute({ getParentRoute: () => face, path: '/', component: FirstPage }),
    createRoute({ getParentRoute: () => face, path: 'today', component: lazyRouteComponent(() => import('./today/today-page.tsx'), 'TodayPage') }),
    createRoute({ getParentRoute: () => face, path: 'record', component: lazyRouteComponent(() => import('./record/record-page.tsx'), 'RecordPage') }),
    createRoute({
      getParentRoute: () => face,
      path: 'record/$activityId',
      component: lazyRouteComponent(() => import('./record/record-activity-page.tsx'), 'RecordActivityPage'),
    }),
    createRoute({
      getParentRoute: () => face,
      path: 'review',
      validateSearch: chosen,
      component: lazyRouteComponent(() => import('./review/review-page.tsx'), 'ReviewPage'),
    }),
    createRoute({
      getParentRoute: () => face,
      path: 'activities',
      component: lazyRouteComponent(() => import('./activities/activities-page.tsx'), 'ActivitiesPage'),
    }),
    createRoute({
      getParentRoute: () => face,
      path: 'activities/$activityId',
      component: lazyRouteComponent(() => import('./activities/activity-page.tsx'), 'ActivityPage'),
    }),
    createRoute({
      getParentRoute: () => face,
      path: 'records/$recordId',
      component: lazyRouteComponent(() => import('./activities/record-page.tsx'), 'RecordPage'),
    }),
    createRoute({
      getParentRoute: () => face,
      path: 'residents',
      component: lazyRouteComponent(() => import('./residents/residents-page.tsx'), 'ResidentsPage'),
    }),
    createRoute({
      getParentRoute: () => face,
      path: 'residents/$residentId',
      component: lazyRouteComponent(() => import('./residents/resident-page.tsx'), 'ResidentPage'),
    }),
    createRoute({ getParentRoute: () => face, path: 'rules', component: lazyRouteComponent(() => import('./rules/rules-page.tsx'), 'RulesPage') }),
    createRoute({
      getParentRoute: () => face,
      path: 'rules/$versionId',
      component: lazyRouteComponent(() => import('./rules/version-page.tsx'), 'VersionPage'),
    }),
    createRoute({ getParentRoute: () => face, path: 'imports', component: lazyRouteComponent(() => import('./imports/imports-page.tsx'), 'ImportsPage') }),
    createRoute({
      getParentRoute: () => face,
      path: 'imports/$importId',
      component: lazyRouteComponent(() => import('./imports/import-page.tsx'), 'ImportPage'),
    }),
    createRoute({ getParentRoute: () => face, path: 'staff', component: lazyRouteComponent(() => import('./staff/staff-page.tsx'), 'StaffPage') }),
  ]),
] as const;
