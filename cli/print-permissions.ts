import fs from 'node:fs/promises';
import path from 'node:path';
import { routes } from '../server/app.ts';
import { permissionsPage } from './permissions-page.ts';

/** `npm run permissions`: writes docs/permissions.md from the matrix. */
await fs.writeFile(path.join(import.meta.dirname, '../docs/permissions.md'), permissionsPage(routes));
