import { createRoute } from '@tanstack/react-router';
import { root } from '../root.tsx';
import { ConsoleParts } from './console-parts.tsx';
import { Parts } from './parts.tsx';
import { PhoneParts } from './phone-parts.tsx';
import { SheetParts } from './sheet-parts.tsx';

/** The kit's own pages, for looking at beside the design; development only. */
export const routes = [
  createRoute({ getParentRoute: () => root, path: '/kit', component: Parts }),
  createRoute({ getParentRoute: () => root, path: '/kit/console', component: ConsoleParts }),
  createRoute({ getParentRoute: () => root, path: '/kit/phone', component: PhoneParts }),
  createRoute({ getParentRoute: () => root, path: '/kit/sheet', component: SheetParts }),
] as const;
