import * as contract from '#contract/identity.ts';
import { bind, type Route } from '#platform/serve.ts';
import { addStaff } from './add-staff.ts';
import { correctResident, renewShortCode } from './correct-resident.ts';
import { readDemoPeople, signInDemo } from './demo-people.ts';
import { endRole, grantRole } from './grant-roles.ts';
import { listStaff } from './list-staff.ts';
import { resetStaffSignIn, setStaffActive } from './manage-staff.ts';
import { printCard } from './print-card.ts';
import { readMe } from './read-me.ts';
import { readResident } from './read-resident.ts';
import { readWhoLooked } from './read-who-looked.ts';
import { registerResident } from './register-resident.ts';
import { listResidents, searchResidents } from './search-residents.ts';
import { endMySession, readMySessions, signOut } from './sessions.ts';
import { changePassword, signIn, signInCode } from './sign-in.ts';

export const routes: readonly Route[] = [
  bind(contract.signIn, signIn),
  bind(contract.signInCode, signInCode),
  bind(contract.signOut, signOut),
  bind(contract.readMe, readMe),
  bind(contract.readMySessions, readMySessions),
  bind(contract.endMySession, endMySession),
  bind(contract.changePassword, changePassword),
  bind(contract.readDemoPeople, readDemoPeople),
  bind(contract.signInDemo, signInDemo),
  bind(contract.searchResidents, searchResidents),
  bind(contract.listResidents, listResidents),
  bind(contract.readResident, readResident),
  bind(contract.registerResident, registerResident),
  bind(contract.correctResident, correctResident),
  bind(contract.renewShortCode, renewShortCode),
  bind(contract.printCard, printCard),
  bind(contract.readWhoLooked, readWhoLooked),
  bind(contract.listStaff, listStaff),
  bind(contract.addStaff, addStaff),
  bind(contract.resetStaffSignIn, resetStaffSignIn),
  bind(contract.setStaffActive, setStaffActive),
  bind(contract.grantRole, grantRole),
  bind(contract.endRole, endRole),
];
