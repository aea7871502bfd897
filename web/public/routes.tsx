import { createRoute } from '@tanstack/react-router';
import { root } from '../root.tsx';
import { PublicFace } from './public-face.tsx';

export const face = createRoute({ getParentRoute: () => root, path: '/public/$district', component: PublicFace });

export const routes = [face] as const;
