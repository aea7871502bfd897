import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root.tsx';
import { ResidentFace } from './resident-face.tsx';
import { type Show, showOf } from './shows.ts';

const face = createRoute({ getParentRoute: () => root, path: '/me', component: ResidentFace });

const home = createRoute({ getParentRoute: () => face, path: '/', component: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage') });
const statement = createRoute({
  getParentRoute: () => face,
  path: 'statement',
  validateSearch: (search: Record<string, unknown>): { show?: Show } => (search['show'] === undefined ? {} : { show: showOf(search['show']) }),
  component: lazyRouteComponent(() => import('./statement/statement-page.tsx'), 'StatementPage'),
});
const records = createRoute({
  getParentRoute: () => face,
  path: 'records',
  component: lazyRouteComponent(() => import('./records/records-page.tsx'), 'RecordsPage'),
});
const record = createRoute({
  getParentRoute: () => face,
  path: 'records/$recordId',
  component: lazyRouteComponent(() => import('./records/record-page.tsx'), 'RecordPage'),
});
const notMe = createRoute({
  getParentRoute: () => face,
  path: 'records/$recordId/not-me',
  component: lazyRouteComponent(() => import('./records/not-me-page.tsx'), 'NotMePage'),
});
const confirm = createRoute({
  getParentRoute: () => face,
  path: 'confirm',
  component: lazyRouteComponent(() => import('./records/confirm-page.tsx'), 'ConfirmPage'),
});
const messages = createRoute({
  getParentRoute: () => face,
  path: 'messages',
  component: lazyRouteComponent(() => import('./messages-page.tsx'), 'MessagesPage'),
});
const whoLooked = createRoute({
  getParentRoute: () => face,
  path: 'who-looked',
  component: lazyRouteComponent(() => import('./who-looked-page.tsx'), 'WhoLookedPage'),
});
const card = createRoute({ getParentRoute: () => face, path: 'card', component: lazyRouteComponent(() => import('./card-page.tsx'), 'CardPage') });
const mine = createRoute({ getParentRoute: () => face, path: 'mine', component: lazyRouteComponent(() => import('./mine-page.tsx'), 'MinePage') });
const settings = createRoute({
  getParentRoute: () => face,
  path: 'settings',
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
});

export const routes = [face.addChildren([home, statement, records, record, notMe, confirm, messages, whoLooked, card, mine, settings])] as const;
