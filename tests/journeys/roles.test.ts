import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { addStaff, endRole, grantRole, listStaff, readMe, searchResidents } from '#contract/identity.ts';
import { newId } from '#platform/ids.ts';
import type { RoleToGrant } from '../../server/identity/grant-roles.ts';
import { readOrganisers } from '../../server/identity/read-organisers.ts';
import { createTown } from '../kit/town.ts';

const town = await createTown();
const { places, people, ok, refusal, run } = town;
const manager = people.manager.token;
const administrator = people.administrator.token;
const foreign = people.quarryManager.token;
const [first] = places.buildings;
const person = (staffId: string) => ({ personKind: 'staff' as const, personId: staffId, placeId: places.willow, from: '2026-11-23', until: null });
const newStaff = (more: object = {}) => ({ communityId: places.willow, name: '程安平', office: '社区工作者', username: 'cheng.anping', ...more });

test('a manager adds staff and grants a role; the new clerk can work at once', async () => {
  const added = await ok(addStaff, newStaff(), manager);
  expect(added).toMatchObject({
    initialPassword: expect.stringMatching(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){2}$/),
    codeUri: expect.stringContaining('otpauth://totp/'),
  });
  const token = await town.sessionFor('staff', added.staffId);
  expect(await refusal(searchResidents, { communityId: places.willow, q: '林' }, token)).toBe('not-allowed');
  await ok(grantRole, { ...person(added.staffId), role: 'clerk', until: '2027-11-22' }, manager);
  expect(await refusal(searchResidents, { communityId: places.willow, q: '林' }, token)).toBeUndefined();
  expect(await refusal(searchResidents, { communityId: places.quarry, q: '林' }, token)).toBe('not-allowed');
});

test('adding staff refuses in order: place-not-found, not-allowed, username-taken, resident-not-found', async () => {
  const wrong = newStaff({ residentId: newId() });
  expect(await refusal(addStaff, { ...wrong, communityId: newId() }, foreign)).toBe('place-not-found');
  expect(await refusal(addStaff, { ...wrong, communityId: places.buildings[0] }, foreign)).toBe('place-not-found');
  expect(await refusal(addStaff, wrong, foreign)).toBe('not-allowed');
  expect(await refusal(addStaff, { ...wrong, communityId: places.district }, manager)).toBe('not-allowed');
  expect(await refusal(addStaff, wrong, people.clerk.token)).toBe('not-allowed');
  expect(await refusal(addStaff, wrong, manager)).toBe('username-taken');
  expect(await refusal(addStaff, { ...wrong, username: 'cheng.other' }, manager)).toBe('resident-not-found');
  expect(await refusal(addStaff, { ...newStaff(), username: 'district.person', communityId: places.district }, administrator)).toBeUndefined();
});

test('of two administrators who give the same user name at once, one is told', async () => {
  const both = await Promise.all(
    [manager, administrator, manager, administrator].map(async (who) => (await refusal(addStaff, newStaff({ username: 'same.name' }), who)) ?? 'done'),
  );
  expect(both.toSorted()).toEqual(['done', 'username-taken', 'username-taken', 'username-taken']);
});

test('granting refuses in order', async () => {
  const stranger = newId();
  const base = { ...person(people.clerk.staffId), role: 'clerk' as const };
  // Each row is wrong in every later way too, as far as that can be.
  expect(await refusal(grantRole, { ...base, personId: stranger, placeId: newId(), until: '2025-01-01' }, foreign)).toBe('staff-not-found');
  expect(await refusal(grantRole, { ...base, personKind: 'resident', personId: stranger, placeId: newId(), until: '2025-01-01' }, foreign)).toBe(
    'resident-not-found',
  );
  expect(await refusal(grantRole, { ...base, placeId: newId(), until: '2025-01-01' }, foreign)).toBe('place-not-found');
  expect(await refusal(grantRole, { ...base, placeId: first, until: '2025-01-01' }, foreign)).toBe('not-allowed');
  expect(await refusal(grantRole, { ...base, placeId: first, until: '2025-01-01' }, manager)).toBe('place-kind-mismatch');
  expect(await refusal(grantRole, { ...base, until: '2025-01-01' }, manager)).toBe('role-term-invalid');
  expect(await refusal(grantRole, { ...base, from: '2026-12-01', until: '2026-11-30' }, manager)).toBe('role-term-invalid');
  expect(await refusal(grantRole, { ...base, personId: people.administrator.staffId, placeId: places.district, role: 'auditor' }, administrator)).toBe(
    'role-not-separable',
  );
  expect(await refusal(grantRole, { ...base, personId: people.administrator.staffId, placeId: places.district, role: 'districtOfficer' }, administrator)).toBe(
    'same-person',
  );
  expect(await refusal(grantRole, { ...base, personId: people.manager.staffId }, manager)).toBe('same-person');
});

test('staff roles are for staff accounts; organisers, building leads, grid workers and the committee may be residents', async () => {
  const { residentId } = await town.resident('柏望舒');
  const grant = (role: RoleToGrant['role'], placeId: string, more: object = {}) =>
    refusal(grantRole, { personKind: 'resident', personId: residentId, role, placeId, from: '2026-11-23', until: null, ...more }, administrator);
  for (const role of ['clerk', 'communityManager'] as const) expect(await grant(role, places.willow, { until: '2025-01-01' }), role).toBe('role-needs-staff');
  for (const role of ['districtOfficer', 'auditor', 'securityOfficer', 'systemAdministrator'] as const)
    expect(await grant(role, places.district), role).toBe('role-needs-staff');
  expect(await grant('clerk', places.district)).toBe('place-kind-mismatch');
  for (const role of ['organiser', 'gridWorker', 'committeeMember', 'committeeChair'] as const) expect(await grant(role, places.willow), role).toBeUndefined();
  expect(await grant('buildingLead', first)).toBeUndefined();
});

test('a manager grants nothing of the district and nothing elsewhere', async () => {
  for (const role of ['systemAdministrator', 'securityOfficer', 'auditor', 'districtOfficer'] as const) {
    expect(await refusal(grantRole, { ...person(people.clerk.staffId), role, placeId: places.district }, manager)).toBe('not-allowed');
    expect(await refusal(grantRole, { ...person(people.clerk.staffId), role }, manager)).toBe('place-kind-mismatch');
  }
  expect(await refusal(grantRole, { ...person(people.clerk.staffId), role: 'clerk', placeId: places.quarry }, manager)).toBe('not-allowed');
  expect(await refusal(grantRole, { ...person(people.quarryClerk.staffId), role: 'clerk' }, manager)).toBe('not-allowed');
  expect(await refusal(grantRole, { ...person(people.clerk.staffId), role: 'resident' }, manager)).toBe('place-kind-mismatch');
});

test('administrator, security officer and auditor are never one person, also through the resident behind the account', async () => {
  const resident = await town.resident('柏景云');
  const one = await ok(addStaff, newStaff({ username: 'bai.one', communityId: places.district, residentId: resident.residentId }), administrator);
  const two = await ok(addStaff, newStaff({ username: 'bai.two', communityId: places.district, residentId: resident.residentId }), administrator);
  const at = { ...person(one.staffId), placeId: places.district };
  await ok(grantRole, { ...at, role: 'auditor' }, administrator);
  expect(await refusal(grantRole, { ...at, role: 'securityOfficer' }, administrator)).toBe('role-not-separable');
  expect(await refusal(grantRole, { ...at, personId: two.staffId, role: 'securityOfficer' }, administrator)).toBe('role-not-separable');
  expect(await refusal(grantRole, { ...at, role: 'districtOfficer' }, administrator)).toBeUndefined();
  // Two at once do not slip through either.
  const third = await ok(addStaff, newStaff({ username: 'bai.three', communityId: places.district }), administrator);
  const roles = await Promise.all(
    (['auditor', 'securityOfficer'] as const).map(
      async (role) => (await refusal(grantRole, { ...at, personId: third.staffId, role }, administrator)) ?? 'done',
    ),
  );
  expect(roles.toSorted()).toEqual(['done', 'role-not-separable']);
});

test('a term begins and ends by itself', async () => {
  const added = await ok(addStaff, newStaff({ username: 'term.person' }), manager);
  await ok(grantRole, { ...person(added.staffId), role: 'clerk', from: '2026-11-25', until: '2026-11-26' }, manager);
  const search = async (day: string) => {
    town.setNow(new Date(`${day}T04:00:00Z`));
    const token = await town.sessionFor('staff', added.staffId);
    return refusal(searchResidents, { communityId: places.willow, q: '林' }, token);
  };
  expect(await search('2026-11-24')).toBe('not-allowed');
  expect(await search('2026-11-25')).toBeUndefined();
  expect(await search('2026-11-26')).toBeUndefined();
  expect(await search('2026-11-27')).toBe('not-allowed');
  town.setNow(new Date('2026-11-23T02:00:00Z'));
});

test('an ended role is refused from the next request on, in the middle of a session', async () => {
  const added = await ok(addStaff, newStaff({ username: 'ended.person' }), manager);
  const { grantId } = await ok(grantRole, { ...person(added.staffId), role: 'clerk' }, manager);
  const token = await town.sessionFor('staff', added.staffId);
  expect(await refusal(searchResidents, { communityId: places.willow, q: '林' }, token)).toBeUndefined();
  expect(await ok(endRole, { grantId, reason: '轮岗' }, manager)).toEqual({ until: '2026-11-23' });
  expect(await refusal(searchResidents, { communityId: places.willow, q: '林' }, token)).toBe('not-allowed');
  expect((await ok(readMe, {}, token)).roles).toEqual([]);
});

test('ending refuses in order: grant-not-found, not-allowed, grant-already-ended, same-person; two at once end it once', async () => {
  const { grantId } = await ok(grantRole, { ...person(people.secondClerk.staffId), role: 'organiser' }, manager);
  expect(await refusal(endRole, { grantId: newId(), reason: '轮岗' }, foreign)).toBe('grant-not-found');
  expect(await refusal(endRole, { grantId, reason: '轮岗' }, foreign)).toBe('not-allowed');
  const both = await Promise.all([manager, administrator].map(async (who) => (await refusal(endRole, { grantId, reason: '轮岗' }, who)) ?? 'done'));
  expect(both.toSorted()).toEqual(['done', 'grant-already-ended']);
  const own = (await ok(readMe, {}, manager)).roles[0]?.grantId ?? '';
  expect(await refusal(endRole, { grantId: own, reason: '轮岗' }, manager)).toBe('same-person');
});

test('residents hold roles too: a building lead organises, is listed and keeps the own account', async () => {
  const lead = await town.resident('邹海澜', { buildingId: first });
  await ok(
    grantRole,
    {
      personKind: 'resident',
      personId: lead.residentId,
      role: 'buildingLead',
      placeId: first,
      from: '2026-01-01',
      until: '2026-12-31',
      trustedOrganiser: true,
    },
    manager,
  );
  expect(
    await refusal(
      grantRole,
      { personKind: 'resident', personId: lead.residentId, role: 'buildingLead', placeId: places.willow, from: '2026-01-01', until: null },
      manager,
    ),
  ).toBe('place-kind-mismatch');
  expect((await ok(readMe, {}, lead.token)).roles).toMatchObject([{ role: 'buildingLead', placeName: '1号楼', placeKind: 'building' }]);
  const organisers = await run((context) => readOrganisers(context, places.willow, '2026-11-23'));
  expect(organisers).toContainEqual({ kind: 'resident', id: lead.residentId, name: '邹海澜', office: '楼道长', trusted: true });
  expect(organisers).toContainEqual({ kind: 'staff', id: people.clerk.staffId, name: '祁怀恬', office: '积分专员', trusted: false });
  expect((await run((context) => readOrganisers(context, places.willow, '2027-01-01'))).some((each) => each.id === lead.residentId)).toBe(false);
  const listed = await ok(listStaff, { communityId: places.willow }, manager);
  expect(listed.residents).toContainEqual({
    residentId: lead.residentId,
    name: '邹海澜',
    buildingName: '1号楼',
    roles: [expect.objectContaining({ role: 'buildingLead' })],
  });
  expect(listed.staff.map((each) => each.name)).toContain('祁怀恬');
  expect(listed.staff.map((each) => each.name)).not.toContain('骆书宁');
});

test('the list of staff is for managers of the community and the district offices', async () => {
  expect(await refusal(listStaff, { communityId: places.willow }, foreign)).toBe('not-allowed');
  expect(await refusal(listStaff, {}, manager)).toBe('not-allowed');
  expect(await refusal(listStaff, { communityId: places.willow }, people.clerk.token)).toBe('not-allowed');
  expect((await ok(listStaff, {}, administrator)).staff.length).toBeGreaterThan(6);
});

test('what was done to accounts and roles is kept with its reason, sealed', async () => {
  const { rows } = await run(({ tx }) => sql<{ reason: Buffer }>`select end_reason as reason from identity.role_grant where ended_at is not null`.execute(tx));
  expect(rows).toHaveLength(2);
  expect(rows.some((row) => row.reason.includes(Buffer.from('轮岗')))).toBe(false);
});
