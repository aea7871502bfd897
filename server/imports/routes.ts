import * as contract from '#contract/imports.ts';
import { bind, type Route } from '#platform/serve.ts';
import { commitImport, decideImportLine, discardImport } from './decide-import.ts';
import { importTemplate, listImports, readImport } from './read-imports.ts';
import { startImport } from './start-import.ts';

export const routes: readonly Route[] = [
  bind(contract.startImport, startImport),
  bind(contract.readImport, readImport),
  bind(contract.listImports, listImports),
  bind(contract.decideImportLine, decideImportLine),
  bind(contract.commitImport, commitImport),
  bind(contract.discardImport, discardImport),
  bind(contract.importTemplate, importTemplate),
];
