import './old-browsers.ts';
import './ui/tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { faceAt } from './faces.ts';
import { root } from './root.tsx';
import { createQueries } from './session.ts';
import { startElder } from './ui/elder.ts';
import { startLanguage } from './ui/language.ts';

async function start(): Promise<void> {
  const place = document.getElementById('app');
  const face = faceAt(window.location.pathname);
  if (!place || !face) return;
  document.documentElement.setAttribute('data-face', face.density);
  startLanguage();
  startElder(face.elder);
  const { routes } = await face.load();
  const router = createRouter({ routeTree: root.addChildren([...routes]), scrollRestoration: true, defaultPreload: 'intent' });
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={createQueries()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();
