import type { Action } from '#contract/permissions.ts';
import { consoleWords } from '#words/console.ts';
import type { Words } from '#words/words.ts';
import type { Person } from '../session.ts';
import type { IconName } from '../ui/icons.ts';
import { may } from './may.ts';

export interface ConsolePage {
  href: string;
  label: Words;
  icon: IconName;
  /** Any of these opens the page. */
  actions: readonly Action[];
}

const { nav } = consoleWords;

/** The console's pages, grouped as the rail shows them. */
const pages: readonly (readonly ConsolePage[])[] = [
  [
    { href: '/console/today', label: nav.today, icon: 'today', actions: ['read-tasks'] },
    { href: '/console/record', label: nav.record, icon: 'pen', actions: ['write-activities'] },
    { href: '/console/review', label: nav.review, icon: 'notice', actions: ['review-deeds', 'decide-objections', 'decide-corrections'] },
    { href: '/console/activities', label: nav.activities, icon: 'calendar', actions: ['read-activities'] },
    { href: '/console/residents', label: nav.residents, icon: 'people', actions: ['search-residents'] },
  ],
  [{ href: '/console/rules', label: nav.rules, icon: 'rules', actions: ['read-rule-books'] }],
  [
    { href: '/console/imports', label: nav.imports, icon: 'upload', actions: ['import-data'] },
    { href: '/console/staff', label: nav.staff, icon: 'key', actions: ['read-staff'] },
  ],
];

/** Those of them this person's roles open. */
export const pagesOf = (person: Person): ConsolePage[][] =>
  pages.map((group) => group.filter(({ actions }) => actions.some((action) => may(person, action)))).filter((group) => group.length > 0);
