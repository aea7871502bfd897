import type { AnyRoute } from '@tanstack/react-router';
import { faceOf } from './ui/anchor.tsx';

export interface Face {
  /** The first part of the path. */
  readonly path: string;
  /** Marks the root element: `console` is tighter, see ui/tokens.css. */
  readonly density: 'console' | 'open';
  readonly elder: boolean;
  readonly load: () => Promise<{ readonly routes: readonly AnyRoute[] }>;
}

/** One face is loaded per page load; the others stay away. Faces never import from each other, links between them load. */
const faces: readonly Face[] = [
  { path: '', density: 'open', elder: false, load: () => import('./start/routes.tsx') },
  { path: 'console', density: 'console', elder: false, load: () => import('./console/routes.tsx') },
  { path: 'me', density: 'open', elder: true, load: () => import('./resident/routes.tsx') },
  { path: 'public', density: 'open', elder: true, load: () => import('./public/routes.tsx') },
  ...(import.meta.env.DEV ? [{ path: 'kit', density: 'open', elder: true, load: () => import('./kit/routes.tsx') } as const] : []),
];

/** The face of a path; an unknown one belongs to the first page, which says that there is no such page. */
export const faceAt = (path: string): Face | undefined => faces.find((face) => face.path === faceOf(path)) ?? faces[0];
