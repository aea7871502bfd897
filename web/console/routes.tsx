import { createRoute } from '@tanstack/react-router';
import { root } from '../root.tsx';
import { ConsoleFace } from './console-face.tsx';

const face = createRoute({ getParentRoute: () => root, path: '/console', component: ConsoleFace });

export const routes = [face] as const;
