import { createRoute } from '@tanstack/react-router';
import { root } from '../root.tsx';
import { StartPage } from './start-page.tsx';

const start = createRoute({ getParentRoute: () => root, path: '/', component: StartPage });

export const routes = [start] as const;
