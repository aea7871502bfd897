import { createRoute } from '@tanstack/react-router';
import { root } from '../root.tsx';
import { ResidentFace } from './resident-face.tsx';

const face = createRoute({ getParentRoute: () => root, path: '/me', component: ResidentFace });

export const routes = [face] as const;
